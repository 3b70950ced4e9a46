import { files, machine, paths } from '../../host';
import { BinaryWriter } from 'google-protobuf';
import { crc32c } from './crc32c';

/** Writes one summary's fields into a `Summary.Value`. */
export type WriteValue = (value: BinaryWriter) => void;

/** A file of events that TensorBoard reads. */
export interface EventFile {
  /** Adds a summary, such as a scalar, under a name and a step. */
  add: (tag: string, step: number, write: WriteValue) => void;
}

let opened = 0;

/**
 * A new event file in a folder; folder and file are made when the first summary is added. The format is TensorFlow's:
 * records of protobuf `Event`s with checksums, the same from every engine.
 *
 * @param folder one run of TensorBoard's, such as `logs/train`
 */
export function eventFile(folder: string): EventFile {
  const number = opened++;
  let file: string | undefined;
  const open = () => {
    files.makeFolder(folder);
    const seconds = Math.floor(Date.now() / 1000);
    const name = `events.out.tfevents.${seconds}.${machine.programName()}.${number}.v2`;
    const created = paths.join(folder, name);
    files.writeFile(
      created,
      record((event) => {
        event.writeString(EVENT.fileVersion, 'brain.Event:2');
      }),
    );
    return created;
  };
  return {
    add: (tag, step, write) => {
      file ??= open();
      const bytes = record((event) => {
        event.writeInt64(EVENT.step, step);
        event.writeMessage(EVENT.summary, {}, (_, summary: BinaryWriter) => {
          summary.writeMessage(SUMMARY.value, {}, (__, value: BinaryWriter) => {
            value.writeString(VALUE.tag, tag);
            write(value);
          });
        });
      });
      files.appendFile(file, bytes);
    },
  };
}

/** Field numbers of tensorflow/core/util/event.proto and framework/summary.proto. */
const EVENT = { wallTime: 1, step: 2, fileVersion: 3, summary: 5 };
const SUMMARY = { value: 1 };
const VALUE = { tag: 1 };

/** An event, as a TFRecord: its length and its bytes, each followed by a checksum. */
function record(write: (event: BinaryWriter) => void): Uint8Array {
  const event = new BinaryWriter();
  event.writeDouble(EVENT.wallTime, Date.now() / 1000);
  write(event);
  const data = event.getResultBuffer();
  const length = new Uint8Array(8);
  new DataView(length.buffer).setBigUint64(0, BigInt(data.length), true);
  return Uint8Array.from([length, checksum(length), data, checksum(data)].flatMap((part) => [...part]));
}

function checksum(bytes: Uint8Array): Uint8Array {
  const crc = crc32c(bytes);
  const masked = new Uint8Array(4);
  new DataView(masked.buffer).setUint32(0, ((crc >>> 15) | (crc << 17)) + 0xa282ead8, true);
  return masked;
}
