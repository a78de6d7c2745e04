@echo off
rem Starts Maven on a JDK 25 or newer, as mvnw does on other systems; needs curl, tar and certutil of Windows 10 or newer.
rem MVNW_JDKS=folder: look for JDKs there, not in the usual places. MVNW_ARCHIVE=url: a mirror of Apache's archive.
rem MAVEN_USER_HOME=folder: where the pinned Maven is kept (default %USERPROFILE%\.m2).
setlocal

set "maven_version=3.9.11"
set "maven_sha512=bcfe4fe305c962ace56ac7b5fc7a08b87d5abd8b7e89027ab251069faebee516b0ded8961445d6d91ec1985dfe30f8153268843c89aa392733d1a3ec956c9978"
if not defined MVNW_ARCHIVE set "MVNW_ARCHIVE=https://archive.apache.org/dist/maven"
if not defined MAVEN_USER_HOME set "MAVEN_USER_HOME=%USERPROFILE%\.m2"
set "archive=%MVNW_ARCHIVE%/maven-3/%maven_version%/binaries/apache-maven-%maven_version%-bin.tar.gz"
set "dists=%MAVEN_USER_HOME%\wrapper\dists\apache-maven-%maven_version%"
set "pinned=%dists%\%maven_sha512:~0,16%"

set "jdk="
call :try_jdk "%JAVA_HOME%"
if not defined jdk for %%j in (javac.exe) do if not "%%~$PATH:j"=="" call :try_jdk "%%~dp$PATH:j.."
if defined jdk goto jdk_found
if defined MVNW_JDKS (
  for /d %%d in ("%MVNW_JDKS%\*") do call :try_jdk "%%~d"
  goto jdk_found
)
for /d %%d in ("%ProgramFiles%\Java\*" "%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Microsoft\*") do call :try_jdk "%%~d"
for /d %%d in ("%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%ProgramFiles%\BellSoft\*") do call :try_jdk "%%~d"
for /d %%d in ("%USERPROFILE%\.jdks\*" "%USERPROFILE%\.sdkman\candidates\java\*" "%USERPROFILE%\scoop\apps\*") do call :try_jdk "%%~d"

:jdk_found
if not defined jdk (
  echo mvnw: no JDK 25 or newer found ^(JAVA_HOME, PATH, usual places^); get one from https://adoptium.net and set JAVA_HOME to its folder 1>&2
  exit /b 1
)
set "JAVA_HOME=%jdk%"

set "maven="
if defined MAVEN_HOME call :try_maven "%MAVEN_HOME%\bin\mvn.cmd"
if not defined maven for %%m in (mvn.cmd) do if not "%%~$PATH:m"=="" call :try_maven "%%~$PATH:m"
if defined maven goto start
if not exist "%pinned%\bin\mvn.cmd" call :fetch_maven || exit /b 1
set "MAVEN_HOME=%pinned%"
set "maven=%pinned%\bin\mvn.cmd"

:start
call "%maven%" %*
exit /b %errorlevel%

:try_jdk
if defined jdk exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
findstr /r /c:"^JAVA_VERSION=.2[5-9]" /c:"^JAVA_VERSION=.[3-9][0-9]" "%~1\release" >nul 2>&1 && set "jdk=%~1"
exit /b 0

:try_maven
if not exist "%~1" exit /b 0
call "%~1" -v 2>nul | findstr /r /c:"Apache Maven 3\.[89]" /c:"Apache Maven 3\.[1-9][0-9]" /c:"Apache Maven [4-9]\." >nul && set "maven=%~1"
exit /b 0

:fetch_maven
set "unpacking=%dists%\unpacking.%random%%random%"
md "%unpacking%" || (echo mvnw: can't write to %dists%; set MAVEN_USER_HOME to a folder that can be written 1>&2& exit /b 1)
echo mvnw: no Maven 3.8 or newer found, downloading %archive% 1>&2
curl.exe -fsSL -o "%unpacking%\maven.tar.gz" "%archive%" || (
  call :give_up "could not download %archive%; install Maven 3.8 or newer, or set MVNW_ARCHIVE to a mirror of Apache's archive"
  exit /b 1
)
certutil -hashfile "%unpacking%\maven.tar.gz" SHA512 | findstr /i /l /x "%maven_sha512%" >nul || (
  call :give_up "the SHA-512 of %archive% is not %maven_sha512%; don't trust it: try another network or install Maven 3.8 or newer"
  exit /b 1
)
tar.exe -xzf "%unpacking%\maven.tar.gz" -C "%unpacking%" || (
  call :give_up "could not unpack %archive% in %dists%; is the disk full?"
  exit /b 1
)
if not exist "%pinned%\bin\mvn.cmd" move "%unpacking%\apache-maven-%maven_version%" "%pinned%" >nul
rd /s /q "%unpacking%"
if exist "%pinned%\bin\mvn.cmd" exit /b 0
echo mvnw: could not move Maven to %pinned%; check the rights of that folder 1>&2
exit /b 1

:give_up
echo mvnw: %~1 1>&2
rd /s /q "%unpacking%"
exit /b 1
