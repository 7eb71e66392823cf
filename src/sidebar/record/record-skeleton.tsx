/** The shape of a card, while another one is read; the page's HTML draws the same for the first. */
export function RecordSkeleton() {
  return (
    <div class="page__body" role="status" aria-label="Chargement de la fiche">
      <div class="row row--top record__head">
        <span class="sk sk--ring" />
        <div class="grow stack">
          <span class="sk" style="width:150px;height:18px" />
          <span class="sk" style="width:110px;height:12px" />
          <span class="sk" style="width:90px;height:20px" />
        </div>
      </div>
      <div class="row">
        <span class="sk sk--pill grow" />
        <span class="sk sk--pill" style="width:32px" />
        <span class="sk sk--pill" style="width:32px" />
        <span class="sk sk--pill" style="width:32px" />
      </div>
    </div>
  );
}
