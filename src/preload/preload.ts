import { contextBridge, ipcRenderer } from 'electron';
import { buildBridge } from './bridge.ts';

// The page gets functions with names; ipcRenderer itself stays here.
contextBridge.exposeInMainWorld(
  'kassabridge',
  buildBridge({
    invoke: (channel, name, request) => ipcRenderer.invoke(channel, name, request),
    on: (channel, listener) => ipcRenderer.on(channel, listener),
  }),
);
