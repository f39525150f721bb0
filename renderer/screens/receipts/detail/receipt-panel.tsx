import { refusalWords } from '../../../../src/contract/refusal-words.ts';
import { bridge } from '../../../bridge.ts';
import { FaultBar } from '../../../parts/fault-bar.tsx';
import { Waiting } from '../../../parts/waiting.tsx';
import { useAsked } from '../../../state/asked.ts';
import { ReceiptSheet } from './receipt-sheet.tsx';

/** One receipt, asked for anew whenever something has happened to any. */
export function ReceiptPanel({
  jobId,
  stamp,
  takesFocus,
  onChange,
  onOpen,
}: {
  readonly jobId: number;
  readonly stamp: string;
  /** It covers the list it was opened from. */
  readonly takesFocus: boolean;
  /** Something was done to it. */
  readonly onChange: () => void;
  readonly onOpen: (jobId: number) => void;
}) {
  const { answer, fault, again } = useAsked(() => bridge.agent.receipt({ jobId }), String(jobId), { stamp });
  const changed = () => {
    again();
    onChange();
  };
  if (!answer) return fault ? <FaultBar words={fault} again={again} /> : <Waiting again={again} />;
  if (!answer.done) return <FaultBar words={refusalWords(answer)} again={again} />;
  return (
    <>
      {fault && <FaultBar words={fault} again={again} />}
      <ReceiptSheet receipt={answer.receipt} takesFocus={takesFocus} onChange={changed} onOpen={onOpen} />
    </>
  );
}
