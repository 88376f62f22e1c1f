; The installer of Jalons for one person: no administrator rights, nothing outside their own profile.
;
; NSIS and not MSI: an MSI for one person cannot ask in French what to do with a running program or
; with preferences unless tables are written by hand, keeps a copy of itself in the system's folder
; after it is done, and needs identifiers kept for ever; this is one script that Linux compiles.
;
; Defined by .ci/lib/windows.py: VERSION, NUMBERS, PUBLISHER, COPYRIGHT, KILOBYTES, COMPRESSION,
; ICON, SIDE, OUT, and CONTENTS, the list of files that macros PutContents and TakeContents carry out.

Target amd64-unicode
SetCompressor ${COMPRESSION}

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include "${CONTENTS}"

!define CLASSES "Software\Classes"
!define DOSSIER "Jalons.Dossier"
!define BALLOT "Jalons.Avis"
!define CURRENT "Software\Microsoft\Windows\CurrentVersion"
!define LISTED "${CURRENT}\Uninstall\Jalons"
!define FOUND "${CURRENT}\App Paths\jalons.exe"
!define ORDER '"$INSTDIR\jalons.exe" "%1"'

Name "Jalons"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Jalons"
; where a former version was put
InstallDirRegKey HKCU "${LISTED}" "InstallLocation"
BrandingText "Jalons ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow
ManifestDPIAware true
ManifestSupportedOS Win10
Caption "Installation de Jalons"
UninstallCaption "Désinstallation de Jalons"

VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"
VIAddVersionKey /LANG=1036 "CompanyName" "${PUBLISHER}"
VIAddVersionKey /LANG=1036 "FileDescription" "Installation de Jalons"
VIAddVersionKey /LANG=1036 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1036 "LegalCopyright" "${COPYRIGHT}"
VIAddVersionKey /LANG=1036 "ProductName" "Jalons"
VIAddVersionKey /LANG=1036 "ProductVersion" "${VERSION}"

Var Forgets ; whether preferences and journal go too
Var Box

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_ABORTWARNING_TEXT "Arrêter l’installation de Jalons ?"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TITLE "Installer Jalons ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "Jalons s’installe pour vous seul, sans droits d’administrateur et sans rien demander d’autre.$\r$\n$\r$\nIl apparaîtra dans le menu Démarrer. Un double clic sur un dossier (.jalons) l’ouvrira. Un avis (.avis) s’ajoute depuis l’écran Réunion du dossier ouvert.$\r$\n$\r$\nSi une version plus ancienne est là, elle est remplacée ; vos dossiers et vos réglages restent."
!define MUI_FINISHPAGE_TITLE "Jalons est installé"
!define MUI_FINISHPAGE_TEXT "Vous le trouverez dans le menu Démarrer, sous « Jalons ».$\r$\n$\r$\nPour l’enlever un jour : Paramètres, Applications, Jalons, Désinstaller."
!define MUI_FINISHPAGE_RUN "$INSTDIR\jalons.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Ouvrir Jalons maintenant"
!define MUI_FINISHPAGE_NOREBOOTSUPPORT
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
UninstPage custom un.AskPage un.AskAnswered
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "French"

Function .onInit
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "Jalons demande Windows 10 ou 11." /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
FunctionEnd

; A program that runs cannot be replaced nor removed: the person closes it, nothing is closed for them.
!macro WaitUntilClosed
  ${Do}
    ${IfNot} ${FileExists} "$INSTDIR\jalons.exe"
      ${ExitDo}
    ${EndIf}
    ClearErrors
    FileOpen $0 "$INSTDIR\jalons.exe" a
    ${IfNot} ${Errors}
      FileClose $0
      ${ExitDo}
    ${EndIf}
    ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "Jalons est ouvert.$\r$\n$\r$\nEnregistrez votre travail, fermez Jalons, puis choisissez « Réessayer »." /SD IDCANCEL IDCANCEL`
      SetErrorLevel 2
      Abort "Jalons est ouvert : rien n’a été changé."
    ${EndIf}
  ${Loop}
!macroend

; Explorer reads the associations again (SHCNE_ASSOCCHANGED).
!macro TellExplorer
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

; EXTENSION, KIND, NAME, icon's NUMBER: what a double click does. An extension that another program
; has already stays with it; Jalons is then offered by « Ouvrir avec ».
!macro Associate EXTENSION KIND NAME NUMBER
  WriteRegStr HKCU "${CLASSES}\${KIND}" "" "${NAME}"
  WriteRegStr HKCU "${CLASSES}\${KIND}" "FriendlyTypeName" "${NAME}"
  WriteRegStr HKCU "${CLASSES}\${KIND}\DefaultIcon" "" "$INSTDIR\jalons.exe,-${NUMBER}"
  WriteRegStr HKCU "${CLASSES}\${KIND}\shell\open" "FriendlyAppName" "Jalons"
  WriteRegStr HKCU "${CLASSES}\${KIND}\shell\open\command" "" '${ORDER}'
  ReadRegStr $0 HKCR "${EXTENSION}" ""
  ${If} $0 == ""
    WriteRegStr HKCU "${CLASSES}\${EXTENSION}" "" "${KIND}"
  ${EndIf}
  WriteRegStr HKCU "${CLASSES}\${EXTENSION}\OpenWithProgids" "${KIND}" ""
  WriteRegStr HKCU "${CLASSES}\Applications\jalons.exe\SupportedTypes" "${EXTENSION}" ""
!macroend

; What is no longer ours, another copy of Jalons or another program has taken: it stays.
!macro Dissociate EXTENSION KIND
  ReadRegStr $0 HKCU "${CLASSES}\${KIND}\shell\open\command" ""
  ${If} $0 == '${ORDER}'
    DeleteRegKey HKCU "${CLASSES}\${KIND}"
    ReadRegStr $0 HKCU "${CLASSES}\${EXTENSION}" ""
    ${If} $0 == "${KIND}"
      DeleteRegValue HKCU "${CLASSES}\${EXTENSION}" ""
    ${EndIf}
    DeleteRegValue HKCU "${CLASSES}\${EXTENSION}\OpenWithProgids" "${KIND}"
    DeleteRegKey /ifnosubkeys /ifnovalues HKCU "${CLASSES}\${EXTENSION}\OpenWithProgids"
    DeleteRegKey /ifnosubkeys /ifnovalues HKCU "${CLASSES}\${EXTENSION}"
  ${EndIf}
!macroend

Section "Jalons"
  !insertmacro WaitUntilClosed
  ClearErrors
  SetOverwrite on
  !insertmacro PutContents
  WriteUninstaller "$INSTDIR\desinstaller.exe"
  ; where « Jalons » starts from: not the folder of the program, which could then not be removed
  SetOutPath "$PROFILE"
  CreateShortcut "$SMPROGRAMS\Jalons.lnk" "$INSTDIR\jalons.exe" "" "$INSTDIR\jalons.exe" 0 SW_SHOWNORMAL "" "L’auto-évaluation d’équipe de l’exercice coordonné"

  !insertmacro Associate ".jalons" "${DOSSIER}" "Dossier Jalons" 2
  !insertmacro Associate ".avis" "${BALLOT}" "Avis Jalons" 3
  WriteRegStr HKCU "${CLASSES}\Applications\jalons.exe" "FriendlyAppName" "Jalons"
  WriteRegStr HKCU "${CLASSES}\Applications\jalons.exe\shell\open\command" "" '${ORDER}'
  WriteRegStr HKCU "${FOUND}" "" "$INSTDIR\jalons.exe"
  !insertmacro TellExplorer

  WriteRegStr HKCU "${LISTED}" "DisplayName" "Jalons"
  WriteRegStr HKCU "${LISTED}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${LISTED}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${LISTED}" "DisplayIcon" "$INSTDIR\jalons.exe,0"
  WriteRegStr HKCU "${LISTED}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${LISTED}" "UninstallString" '"$INSTDIR\desinstaller.exe"'
  WriteRegStr HKCU "${LISTED}" "QuietUninstallString" '"$INSTDIR\desinstaller.exe" /S'
  WriteRegDWORD HKCU "${LISTED}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${LISTED}" "NoModify" 1
  WriteRegDWORD HKCU "${LISTED}" "NoRepair" 1
SectionEnd

Function un.onInit
  ; « /GARDER » keeps preferences and journal where nobody is asked
  StrCpy $Forgets 1
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/GARDER" $1
  ${IfNot} ${Errors}
    StrCpy $Forgets 0
  ${EndIf}
FunctionEnd

Function un.AskPage
  !insertmacro MUI_HEADER_TEXT "Désinstaller Jalons" "Vos dossiers restent où ils sont."
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateLabel} 0 0 100% 40u "Jalons va être enlevé de cet ordinateur, pour vous seul. Restent en place : vos dossiers, leurs versions précédentes, vos documents, et un travail mis à l’abri qui n’a pas encore été repris."
  Pop $0
  ${NSD_CreateCheckbox} 0 48u 100% 12u "Effacer aussi mes réglages (aspect, fichiers récents) et le journal technique"
  Pop $Box
  ${If} $Forgets == 1
    ${NSD_Check} $Box
  ${EndIf}
  nsDialogs::Show
FunctionEnd

Function un.AskAnswered
  ${NSD_GetState} $Box $Forgets
FunctionEnd

Section "Uninstall"
  !insertmacro WaitUntilClosed
  SetOutPath "$TEMP"
  !insertmacro TakeContents
  Delete "$INSTDIR\desinstaller.exe"
  ; each only if nothing else is in it
  RMDir "$INSTDIR"
  RMDir "$LOCALAPPDATA\Programs"
  Delete "$SMPROGRAMS\Jalons.lnk"

  !insertmacro Dissociate ".jalons" "${DOSSIER}"
  !insertmacro Dissociate ".avis" "${BALLOT}"
  ReadRegStr $0 HKCU "${CLASSES}\Applications\jalons.exe\shell\open\command" ""
  ${If} $0 == '${ORDER}'
    DeleteRegKey HKCU "${CLASSES}\Applications\jalons.exe"
    DeleteRegKey /ifnosubkeys /ifnovalues HKCU "${CLASSES}\Applications"
  ${EndIf}
  ReadRegStr $0 HKCU "${FOUND}" ""
  ${If} $0 == "$INSTDIR\jalons.exe"
    DeleteRegKey HKCU "${FOUND}"
    DeleteRegKey /ifnosubkeys /ifnovalues HKCU "${CURRENT}\App Paths"
  ${EndIf}
  !insertmacro TellExplorer
  DeleteRegKey HKCU "${LISTED}"

  ${If} $Forgets == 1
    ; src/store says what stands there. Work that was put aside and not taken back is hers: it stays,
    ; and so do the folders that hold it.
    Delete "$APPDATA\jalons\config\preferences.ron"
    RMDir "$APPDATA\jalons\config"
    RMDir "$APPDATA\jalons"
    Delete "$LOCALAPPDATA\jalons\data\journal.txt"
    Delete "$LOCALAPPDATA\jalons\data\journal.ancien.txt"
    Delete "$LOCALAPPDATA\jalons\data\rendu-a-l-essai.txt"
    Delete "$LOCALAPPDATA\jalons\data\recuperation\ordinateur"
    Delete "$LOCALAPPDATA\jalons\data\recuperation\*.session"
    Delete "$LOCALAPPDATA\jalons\data\recuperation\*.offre"
    RMDir "$LOCALAPPDATA\jalons\data\recuperation"
    RMDir "$LOCALAPPDATA\jalons\data"
    RMDir "$LOCALAPPDATA\jalons"
  ${EndIf}
SectionEnd
