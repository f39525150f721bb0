; In the place of node.exe: writes down how it was called, and ends with the code that stands in a file.
Target amd64-unicode
Name stub
OutFile "${OUT}"
RequestExecutionLevel user
SilentInstall silent

Section
  FileOpen $0 "$LOCALAPPDATA\calls.txt" a
  FileSeek $0 0 END
  FileWriteUTF16LE $0 "$CMDLINE$\r$\n"
  FileClose $0
  StrCpy $1 0
  IfFileExists "$LOCALAPPDATA\exit.txt" 0 end
    FileOpen $0 "$LOCALAPPDATA\exit.txt" r
    FileRead $0 $1
    FileClose $0
  end:
  SetErrorLevel $1
SectionEnd
