import { contextBridge, ipcRenderer } from 'electron';
import { buildBridge } from './bridge.ts';
import { askEarly } from './first-questions.ts';
import type { Wire } from './wire.ts';

const wire: Wire = {
  invoke: (channel, name, request) => ipcRenderer.invoke(channel, name, request),
  on: (channel, listener) => ipcRenderer.on(channel, listener),
};
// The page gets functions with names; ipcRenderer itself stays here.
contextBridge.exposeInMainWorld(
  'kassabridge',
  buildBridge(
    wire,
    askEarly(wire, () => performance.now()),
  ),
);
