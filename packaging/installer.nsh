; Our part of the NSIS installer; electron-builder includes it. Its own switches: /S silent, /allusers, /currentuser, /D=FOLDER.
; Ours:  /SETTINGS=FILE takes a settings file, /LINK=FILE the shop's link (each is also looked for beside the installer),
;        /BEFORELOGON starts the agent before anybody logs on; for the uninstaller /DELETEJOURNAL.
; Nothing here ends an agent by force: it is asked, and finishes the receipt in hand.
; Exit codes: 0 done, 2 an agent is still at work and nothing was changed, 3 installed, but the settings file was refused.

!include "FileFunc.nsh"
!include "LogicLib.nsh"

!define KB_AGENT "$INSTDIR\resources\agent"
!define KB_SHARING_VIOLATION 32
; src/shell/autostart/log-on-windows.ts
!define KB_LOG_ON_NAME "KassaBridge"
!define KB_RUN_KEY "Software\Microsoft\Windows\CurrentVersion\Run"
!define KB_APPROVED_KEY "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"

; Minutes that an agent is waited for without a person: a document is given up after five. An installer runs the uninstaller of
; the version before up to five times.
!ifdef BUILD_UNINSTALLER
  !define /ifndef KB_PATIENCE 2
!else
  !define /ifndef KB_PATIENCE 6
!endif

; What this user of the computer has of us: journal, settings, packages of updates (src/adapters/system/user-folder.ts).
; From the environment, as the agent takes it: $LOCALAPPDATA is everybody's when the installation is. Empty: not known.
Var kbFolder

LangString KB_AT_WORK 1049 "Агент кассы ещё работает: заканчивает чек, или запущен другим пользователем этого компьютера.$\r$\n$\r$\nПодождите минуту и нажмите «Повтор». «Отмена» оставит всё как было."
LangString KB_AT_WORK 1033 "The agent of the cashbox is still at work: it finishes a receipt, or another user of this computer has started it.$\r$\n$\r$\nWait for a minute and press Retry. Cancel leaves everything as it was."
LangString KB_DELETE_JOURNAL 1049 "Удалить и журнал чеков с настройками?$\r$\n$\r$\nЖурнал — доказательство, какие чеки пробиты. Обычно его оставляют.$\r$\n$kbFolder"
LangString KB_DELETE_JOURNAL 1033 "Delete the journal of receipts and the settings too?$\r$\n$\r$\nThe journal is the evidence of what was made. It is usually kept.$\r$\n$kbFolder"
LangString KB_BEFORE_TITLE 1049 "Запуск до входа в Windows"
LangString KB_BEFORE_TITLE 1033 "Start before log-on"
LangString KB_BEFORE_SUBTITLE 1049 "Нужен, если чеки должны пробиваться, когда в Windows никто не вошёл"
LangString KB_BEFORE_SUBTITLE 1033 "For receipts that have to be made while nobody is logged on"
LangString KB_BEFORE_TICK 1049 "Запускать агент вместе с компьютером, до входа в Windows, без окна"
LangString KB_BEFORE_TICK 1033 "Start the agent with the computer, before anybody logs on, without a window"
LangString KB_BEFORE_TEXT 1049 "Windows спросит разрешение администратора и пароль этого пользователя; программа пароль не видит и не хранит. Без галочки программа запускается при входе в Windows. Изменить это можно и позже, в окне программы."
LangString KB_BEFORE_TEXT 1033 "Windows will ask for an administrator and for the password of this user; the program neither sees nor keeps it. Without the tick the program starts when you log on. You can change this later in the window."
LangString KB_SETTINGS_REFUSED 1049 "Программа установлена, но файл настроек не принят; прежние настройки не изменены. Настройте программу в её окне.$\r$\n$\r$\n$R1"
LangString KB_SETTINGS_REFUSED 1033 "The program is installed, but the settings file was refused; the settings are as they were. Set the program up in its window.$\r$\n$\r$\n$R1"
LangString KB_BEFORE_REFUSED 1049 "Запуск до входа в Windows не включён: Windows не приняла задание. Программа запускается при входе; включить запуск до входа можно позже, в её окне."
LangString KB_BEFORE_REFUSED 1033 "The start before log-on is not on: Windows did not take the task. The program starts when you log on; you can switch it on later in the window."

!macro kbFindFolder
  ReadEnvStr $kbFolder LOCALAPPDATA
  ${If} $kbFolder != ""
    StrCpy $kbFolder "$kbFolder\KassaBridge"
  ${EndIf}
!macroend

; Runs the agent's own program out of sight and waits. $0: its exit code, or the word "error".
!macro kbRun ARGS
  nsExec::Exec '"${KB_AGENT}\node.exe" "${KB_AGENT}\kassabridge.mjs" ${ARGS}'
  Pop $0
!macroend

; The tray of who sits here: it would start the agent again. It holds nothing, so it may be ended.
!macro kbEndTray
  System::Call 'kernel32::GetCurrentProcessId() i.R2'
  System::Call 'kernel32::ProcessIdToSessionId(i R2, *i.R3)'
  nsExec::Exec '"$SYSDIR\taskkill.exe" /F /IM "${APP_EXECUTABLE_FILENAME}" /FI "SESSION eq $R3"'
  Pop $R2
!macroend

; $R0 becomes "1" when the agent found that way has not ended within a minute.
!macro kbStop WHERE
  !insertmacro kbRun 'stop ${WHERE}'
  ${If} $0 == 1
    StrCpy $R0 1
  ${EndIf}
!macroend

; The agent of the settings, that of the usual folder, and a demo.
!macro kbStopAgents
  ${If} $kbFolder != ""
    ${If} ${FileExists} "$kbFolder\kassabridge.json"
      !insertmacro kbStop '--config "$kbFolder\kassabridge.json"'
    ${EndIf}
    !insertmacro kbStop '--state "$kbFolder\state"'
    !insertmacro kbStop '--state "$kbFolder\demo"'
  ${EndIf}
!macroend

; $R0 becomes "1" when our Node runs for anybody at all: Windows lets nobody write into a program that runs.
!macro kbLookAtNode
  System::Call 'kernel32::CreateFile(t "${KB_AGENT}\node.exe", i 0x40000000, i 7, p 0, i 3, i 0, p 0) p.R2 ?e'
  Pop $R3
  ${If} $R2 != -1
    System::Call 'kernel32::CloseHandle(p R2)'
  ${ElseIf} $R3 == ${KB_SHARING_VIOLATION}
    StrCpy $R0 1
  ${EndIf}
!macroend

; Instead of electron-builder's own, which ends by force whatever runs from the folder, an agent with a receipt in hand too.
; Called before files are replaced or removed, also by the uninstaller that an installer of the next version runs.
!macro customCheckAppRunning
  !insertmacro kbFindFolder
  ${If} ${FileExists} "${KB_AGENT}\node.exe"
    !insertmacro kbEndTray
    StrCpy $R1 0
    ${Do}
      StrCpy $R0 0
      !insertmacro kbStopAgents
      !insertmacro kbLookAtNode
      ${If} $R0 == 0
        ${ExitDo}
      ${EndIf}
      Sleep 1000
      IntOp $R1 $R1 + 1
      ${If} ${Silent}
      ${AndIf} $R1 < ${KB_PATIENCE}
        ${Continue}
      ${EndIf}
      ${IfNot} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(KB_AT_WORK)" /SD IDCANCEL IDRETRY`
        ; As it was: the tray starts the agent again.
        ${StdUtils.ExecShellAsUser} $0 "$INSTDIR\${APP_EXECUTABLE_FILENAME}" "open" "--hidden"
        SetErrorLevel 2
        Quit
      ${EndIf}
    ${Loop}
  ${EndIf}
!macroend

; A question of the first installation only: later it is a tick in the window.
!macro customPageAfterChangeDir
  Var kbBeforeLogOnBox
  Var kbBeforeLogOn

  Page custom kbBeforeLogOnPage kbBeforeLogOnLeave

  Function kbBeforeLogOnPage
    ${If} ${isUpdated}
    ${OrIf} ${FileExists} "${KB_AGENT}\node.exe"
      Abort
    ${EndIf}
    !insertmacro MUI_HEADER_TEXT "$(KB_BEFORE_TITLE)" "$(KB_BEFORE_SUBTITLE)"
    nsDialogs::Create 1018
    Pop $0
    ${NSD_CreateCheckbox} 0u 10u 300u 12u "$(KB_BEFORE_TICK)"
    Pop $kbBeforeLogOnBox
    ${NSD_SetState} $kbBeforeLogOnBox $kbBeforeLogOn
    ${NSD_CreateLabel} 0u 32u 300u 60u "$(KB_BEFORE_TEXT)"
    Pop $0
    nsDialogs::Show
  FunctionEnd

  Function kbBeforeLogOnLeave
    ${NSD_GetState} $kbBeforeLogOnBox $kbBeforeLogOn
  FunctionEnd
!macroend

; A file named by a switch: VAR holds its whole path, or is empty. Beside the installer is where it usually lies.
!macro kbFileOf SWITCH VAR
  ${GetParameters} $R8
  ClearErrors
  ${GetOptions} $R8 "${SWITCH}" ${VAR}
  ${If} ${Errors}
    StrCpy ${VAR} ""
  ${ElseIf} ${FileExists} "$EXEDIR\${VAR}"
    StrCpy ${VAR} "$EXEDIR\${VAR}"
  ${EndIf}
!macroend

; $R1 keeps the settings file, or is empty.
!macro kbSetUp
  !insertmacro kbFileOf "/SETTINGS=" $R1
  ${If} $R1 != ""
    !insertmacro kbFileOf "/LINK=" $R2
    ${If} $R2 != ""
      !insertmacro kbRun 'set-up --settings "$R1" --link-file "$R2"'
    ${Else}
      !insertmacro kbRun 'set-up --settings "$R1"'
    ${EndIf}
    ; 1: taken, and something is still missing, which the window shows.
    ${If} $0 != 0
    ${AndIf} $0 != 1
      SetErrorLevel 3
      MessageBox MB_OK|MB_ICONEXCLAMATION "$(KB_SETTINGS_REFUSED)" /SD IDOK
    ${EndIf}
  ${EndIf}
!macroend

!macro kbBeforeLogOnAsChosen
  ${GetParameters} $R8
  ClearErrors
  ${GetOptions} $R8 "/BEFORELOGON" $R9
  ${IfNot} ${Errors}
    StrCpy $kbBeforeLogOn 1
  ${EndIf}
  ${If} $kbBeforeLogOn == 1
    !insertmacro kbRun 'autostart --before-log-on on'
    ${If} $0 != 0
      MessageBox MB_OK|MB_ICONINFORMATION "$(KB_BEFORE_REFUSED)" /SD IDOK
    ${EndIf}
  ${EndIf}
!macroend

; The way back of the next update (src/shell/update/packages.ts). An installation for everybody does not update itself.
!macro kbKeepSetup
  ${If} $kbFolder != ""
  ${AndIf} $installMode != "all"
    StrCpy $R2 "$kbFolder\updates\versions\${VERSION}"
    ${If} $EXEPATH != "$R2\setup.exe"
      CreateDirectory "$R2"
      CopyFiles /SILENT "$EXEPATH" "$R2\setup.exe"
    ${EndIf}
  ${EndIf}
!macroend

!macro customInstall
  !insertmacro kbFindFolder
  !insertmacro kbKeepSetup
  !insertmacro kbSetUp
  !insertmacro kbBeforeLogOnAsChosen
  ; Set up by files and nobody there: it begins by itself, without a window.
  ${If} ${Silent}
  ${AndIf} $R1 != ""
  ${AndIfNot} ${isForceRun}
    ${StdUtils.ExecShellAsUser} $0 "$INSTDIR\${APP_EXECUTABLE_FILENAME}" "open" "--hidden"
  ${EndIf}
!macroend

; The entry for the log-on, unless it is that of another copy.
!macro kbForgetLogOn
  ReadRegStr $R0 HKCU "${KB_RUN_KEY}" "${KB_LOG_ON_NAME}"
  StrCpy $R1 $R0 1
  ${If} $R1 == '"'
    StrCpy $R0 $R0 "" 1
  ${EndIf}
  StrLen $R1 "$INSTDIR\"
  StrCpy $R0 $R0 $R1
  ${If} $R0 == "$INSTDIR\"
    DeleteRegValue HKCU "${KB_RUN_KEY}" "${KB_LOG_ON_NAME}"
    DeleteRegValue HKCU "${KB_APPROVED_KEY}" "${KB_LOG_ON_NAME}"
  ${EndIf}
!macroend

; That of this user alone; those of other users of the computer stay in any case.
!macro kbDeleteJournalIfAsked
  ${GetParameters} $R8
  ClearErrors
  ${GetOptions} $R8 "/DELETEJOURNAL" $R9
  ${IfNot} ${Errors}
    RMDir /r "$kbFolder"
  ${ElseIf} ${FileExists} "$kbFolder\*.*"
    ; Silent, or nobody there to answer: kept.
    ${If} ${Cmd} `MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(KB_DELETE_JOURNAL)" /SD IDNO IDYES`
      RMDir /r "$kbFolder"
    ${EndIf}
  ${EndIf}
!macroend

!macro customUnInstall
  ; An update takes the old version away to lay the new one: everything of the user stays.
  ${IfNot} ${isUpdated}
    !insertmacro kbFindFolder
    !insertmacro kbRun 'autostart --before-log-on off'
    !insertmacro kbForgetLogOn
    ${If} $kbFolder != ""
      RMDir /r "$kbFolder\updates"
      !insertmacro kbDeleteJournalIfAsked
    ${EndIf}
  ${EndIf}
!macroend
