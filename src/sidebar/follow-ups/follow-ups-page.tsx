import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { FollowUpList, FollowUpTask } from '../../rpc/index.ts';
import { Banner } from '../components/banner.tsx';
import { ChoiceChips } from '../components/choice-chips.tsx';
import { Toast } from '../components/toast.tsx';
import { longDay } from '../text/dates.ts';
import { AllDone } from './all-done.tsx';
import { groupTasks } from './groups.ts';
import { HandoverForm } from './handover-form.tsx';
import { TaskItem, type TaskPanel } from './task-item.tsx';
import { useFollowUps } from './use-follow-ups.ts';

type Whose = 'mine' | 'team';

/** « Relances du jour »: what to do and why; do it, put it off, or log the exchange in one move. */
export function FollowUpsPage({ list: first }: { readonly list: FollowUpList }) {
  const follow = useFollowUps(first);
  const { list } = follow;
  const known = list.team.includes(list.me);
  const [whose, setWhose] = useState<Whose>(known ? 'mine' : 'team');
  const [active, setActive] = useState('');
  const [panel, setPanel] = useState<TaskPanel>('actions');
  const [ahead, setAhead] = useState(false);
  const body = useRef<HTMLDivElement>(null);

  const isShown = (name: string) => whose === 'team' || name === list.me;
  const tasks = list.tasks.filter(({ doer }) => isShown(doer));
  const groups = groupTasks(tasks, list.today);
  const current = groups.filter(({ name }) => name === 'En retard' || name === 'Aujourd’hui');
  const shown = ahead || current.length > 0 ? groups : current;
  const due = current.reduce((sum, group) => sum + group.tasks.length, 0);
  const finished = list.done.filter(({ assignee }) => isShown(assignee)).length;

  const open = (task: FollowUpTask, on: TaskPanel = 'actions') => {
    setActive(active === task.id && panel === on ? '' : task.id);
    setPanel(on);
  };
  /** The next one takes the focus of one that has left the list. */
  const leave = (task: FollowUpTask) => {
    const order = shown.flatMap((group) => group.tasks.map(({ id }) => id));
    const next = order[order.indexOf(task.id) + 1] ?? order[order.indexOf(task.id) - 1] ?? '';
    setActive('');
    requestAnimationFrame(() => (document.getElementById(`title-${next}`) ?? body.current)?.focus());
  };

  const tick = async (task: FollowUpTask) => {
    if (await follow.settle(task, { id: task.id, how: 'done' })) leave(task);
  };

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const on = event.target;
      const typing =
        on instanceof HTMLInputElement || on instanceof HTMLTextAreaElement || on instanceof HTMLSelectElement;
      if (typing || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
      const titles = [...document.querySelectorAll<HTMLElement>('.task__title')];
      const at = titles.findIndex((title) => title.closest('.task')?.contains(document.activeElement));
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const task = tasks.find(({ id }) => titles[at]?.id === `title-${id}`);
      const act: Record<string, (() => void) | undefined> = {
        f: task && (() => void tick(task)),
        r: task && (() => open(task, 'snooze')),
        j: task && task.contactId !== '' ? () => open(task, 'log') : undefined,
      };
      if (step !== undefined) titles[Math.min(titles.length - 1, Math.max(0, at + step))]?.focus();
      else act[event.key.toLowerCase()]?.();
      if (step !== undefined || act[event.key.toLowerCase()] !== undefined) event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });

  const forget = useCallback(() => follow.setDone(null), [follow.setDone]);
  const undoAction = follow.done?.operation ? [{ label: 'Annuler', onChoose: () => void follow.undo() }] : [];
  return (
    <>
      <div class="page__body" ref={body} tabIndex={-1}>
        <div class="stack">
          <div class="row">
            <p class="grow day">{capitalise(longDay(list.today, list.today))}</p>
            <p class="meta num">{tellProgress(finished, finished + due)}</p>
          </div>
          {finished + due > 0 && (
            <div
              class="bar"
              role="progressbar"
              aria-label="Relances faites"
              aria-valuemin={0}
              aria-valuemax={finished + due}
              aria-valuenow={finished}
            >
              <i style={{ width: `${(finished / (finished + due)) * 100}%` }} />
            </div>
          )}
          {known && (
            <div class="segmented">
              <ChoiceChips
                name="whose"
                label="Relances affichées"
                choices={[
                  { value: 'mine', label: 'Les miennes' },
                  { value: 'team', label: 'Toute l’équipe' },
                ]}
                value={whose}
                onChange={(value) => setWhose(value === 'team' ? 'team' : 'mine')}
              />
            </div>
          )}
          {follow.trouble && (
            <Banner tone="danger" title={follow.trouble.title}>
              <p>{follow.trouble.text}</p>
            </Banner>
          )}
        </div>
        {shown.map(({ name, late, tasks: members }) => (
          <section class="group" key={name} aria-label={name}>
            <h2 class={late ? 'late' : ''}>
              {name} <span class="count">{members.length}</span>
            </h2>
            <ul>
              {members.map((task) => (
                <TaskItem
                  key={task.id}
                  task={task}
                  today={list.today}
                  showAssignee={whose === 'team'}
                  panel={active === task.id ? panel : null}
                  busy={follow.busy === task.id}
                  onOpen={(on) => open(task, on)}
                  onOpenCard={() => void follow.openCard(task)}
                  onTick={() => void tick(task)}
                  onSettle={async (how) => {
                    if (await follow.settle(task, how)) leave(task);
                  }}
                  onLogged={async (done) => {
                    follow.setDone(done);
                    await follow.refresh();
                    leave(task);
                  }}
                />
              ))}
            </ul>
          </section>
        ))}
        {current.length === 0 && !ahead && (
          <AllDone finished={finished} ahead={tasks.length} later={list.later} onShow={() => setAhead(true)} />
        )}
        <HandoverForm
          list={list}
          onHandedOver={async (done) => {
            follow.setDone(done);
            await follow.refresh();
          }}
        />
        {shown.length > 0 && <p class="meta">↑ ↓ parcourir, F faite, R reporter, J journaliser</p>}
      </div>
      <Toast text={follow.done?.text ?? ''} actions={undoAction} onEnd={forget} />
    </>
  );
}

function tellProgress(done: number, all: number): string {
  if (all === 0) return '';
  return `${done} ${done < 2 ? 'faite' : 'faites'} sur ${all}`;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
