// biome-ignore-all lint/correctness/noUnusedVariables: Apps Script calls the functions of the top level by their names.
// A bundle that asks for everything the preview shows. Not Pistil's: the page is tested apart from the product.
function onOpen() {
  SpreadsheetApp.getUi()
    .createMenu('Essai')
    .addItem('Écrire', 'writeCells')
    .addItem('Demander', 'askName')
    .addSeparator()
    .addSubMenu(SpreadsheetApp.getUi().createMenu('Pages').addItem('Volet', 'showPane').addItem('Dialogue', 'showBox'))
    .addItem('Échouer', 'fail')
    .addItem('Dessiner', 'drawChart')
    .addItem('Surveiller', 'watchDates')
    .addToUi();
}

function onEdit(e) {
  const cell = e.range.getSheet().getRange('H1');
  if (e.range.getA1Notation() !== 'H1')
    cell.setValue([e.range.getA1Notation(), typeof e.value, e.value, e.oldValue].join('|'));
}

function writeCells() {
  const sheet = SpreadsheetApp.getActiveSheet();
  sheet.getRange('A1:C4').setValues([
    ['Étape', 'Montant', 'Pondéré'],
    ['Lead', 1200, 120],
    ['Qualifié', 3400, 680],
    ['Négociation', 900, 720],
  ]);
  sheet.getRange('E1').setFormula('=SUM(B2:B4)');
  sheet.getRange('E2').setNumberFormat('@" en tout"').setValue('trois');
  SpreadsheetApp.getActive().toast('Trois étapes écrites', 'Essai', 20);
}

function watchDates() {
  const sheet = SpreadsheetApp.getActiveSheet();
  sheet.getRange('J1:K3').setValues([
    ['Échéance', 'État'],
    [new Date(2026, 0, 5), 'À faire'],
    [new Date(2999, 0, 5), 'À faire'],
  ]);
  const late = SpreadsheetApp.newConditionalFormatRule()
    .whenFormulaSatisfied('=ISNUMBER($J1)*($J1<TODAY())*($K1<>"Fait")>0')
    .setBackground('#FCE8E6')
    .setRanges([sheet.getRange('J1:J1000')]);
  sheet.setConditionalFormatRules([late.build()]);
}

function askName() {
  const ui = SpreadsheetApp.getUi();
  const answer = ui.prompt('Votre nom', 'Comment vous appelez-vous ?', ui.ButtonSet.OK_CANCEL);
  const sure = ui.alert('Sûr ?', answer.getResponseText(), ui.ButtonSet.YES_NO);
  SpreadsheetApp.getActiveSheet()
    .getRange('G1')
    .setValue(`${answer.getSelectedButton()} ${answer.getResponseText()} ${sure}`);
}

function showPane() {
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('pane').setTitle('Volet d’essai'));
}

function showBox() {
  SpreadsheetApp.getUi().showModalDialog(
    HtmlService.createHtmlOutputFromFile('pane').setWidth(500).setHeight(300),
    'Boîte d’essai',
  );
}

function saveName(name) {
  SpreadsheetApp.getActiveSheet().getRange('F1').setValue(name);
  return { saved: name };
}

function fail() {
  throw new Error('Montant invalide');
}

function drawChart() {
  const sheet = SpreadsheetApp.getActiveSheet();
  sheet.insertChart(
    sheet
      .newChart()
      .asBarChart()
      .addRange(sheet.getRange('A1:C4'))
      .setNumHeaders(1)
      .setPosition(6, 1, 0, 0)
      .setOption('width', 420)
      .setOption('height', 200)
      .build(),
  );
}
