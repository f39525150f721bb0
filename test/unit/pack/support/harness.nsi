; Our part of the installer in a plain installer of 64 bits, so that a wine without 32 bits runs it. What stands in for
; electron-builder here is only what our part calls. PAYLOAD: a folder that is laid as the program.
Target amd64-unicode
Name KassaBridge
OutFile "${OUT}"
RequestExecutionLevel user
SilentInstall silent
SilentUnInstall silent
InstallDir "$LOCALAPPDATA\Programs\KassaBridge"

!define APP_EXECUTABLE_FILENAME KassaBridge.exe
!define VERSION 0.1.0
!define KB_PATIENCE 1
Var installMode
Var kbBeforeLogOn

!macro _flag _a NAME _t _f
  ${GetParameters} $R9
  ClearErrors
  ${GetOptions} $R9 "--${NAME}" $R9
  IfErrors `${_f}` `${_t}`
!macroend
!define isUpdated `"" flag updated`
!define isForceRun `"" flag force-run`
; Writes down what would be started.
!macro started OUT FILE VERB ARGS
  FileOpen $R9 "$LOCALAPPDATA\started.txt" a
  FileSeek $R9 0 END
  FileWriteUTF16LE $R9 "${FILE} ${ARGS}$\r$\n"
  FileClose $R9
!macroend
!define StdUtils.ExecShellAsUser `!insertmacro started`

!include "${SCRIPT}"
LoadLanguageFile "${NSISDIR}/Contrib/Language files/Russian.nlf"
LoadLanguageFile "${NSISDIR}/Contrib/Language files/English.nlf"

Section
  StrCpy $installMode CurrentUser
  !insertmacro customCheckAppRunning
  SetOutPath "$INSTDIR"
  File /r "${PAYLOAD}/*.*"
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  !insertmacro customInstall
SectionEnd

Section un.install
  StrCpy $installMode CurrentUser
  !insertmacro customCheckAppRunning
  !insertmacro customUnInstall
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR"
SectionEnd
