@echo off
rem Starts the cockpit: finds a JDK 25 or newer by itself, or says what is missing.
setlocal enabledelayedexpansion
set "HOME_DIR=%~dp0.."
set "JDK="
for %%J in ("%COCKPIT_JAVA%" "%JAVA_HOME%") do call :try %%J
if not defined JDK for /f "delims=" %%J in ('where java 2^>nul') do call :try "%%~dpJ.."
if not defined JDK for /d %%J in ("%ProgramFiles%\Eclipse Adoptium\jdk*" "%ProgramFiles%\Java\jdk*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\zulu*" "%USERPROFILE%\.jdks\*") do call :try "%%J"
if not defined JDK (
  echo cockpit needs a JDK 25 or newer and found none. 1>&2
  echo Install one, for example Temurin 25, or name its folder in COCKPIT_JAVA. 1>&2
  exit /b 2
)
for %%F in ("%HOME_DIR%\lib\cockpit-*.jar") do set "JAR=%%F"
"%JDK%\bin\java" --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC -Xms160m %COCKPIT_OPTS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%

:try
if defined JDK exit /b
if "%~1"=="" exit /b
if not exist "%~1\release" exit /b
for /f "tokens=2 delims==." %%V in ('findstr /b JAVA_VERSION "%~1\release"') do (
  set "MAJOR=%%~V"
  set "MAJOR=!MAJOR:"=!"
  if !MAJOR! GEQ 25 set "JDK=%~1"
)
exit /b
