# Fetches what the browser test is written with, where its lock file changed, and runs it.
foreach(tool NODE NPM CHROMIUM)
  if(NOT ${tool} OR ${tool} MATCHES "NOTFOUND")
    message(FATAL_ERROR "The report cannot be opened: ${tool} was not found when this folder was "
                        "configured. Run tools/setup --tests, then cmake again.")
  endif()
endforeach()

file(MAKE_DIRECTORY ${WORK})
file(GLOB scripts ${SOURCE}/*.mjs)
file(SHA256 ${SOURCE}/package-lock.json wanted)
set(there "")
if(EXISTS ${WORK}/packages.sha256)
  file(READ ${WORK}/packages.sha256 there)
endif()
file(COPY ${scripts} ${SOURCE}/package.json ${SOURCE}/package-lock.json ${SOURCE}/.npmrc
     DESTINATION ${WORK})
if(NOT there STREQUAL wanted)
  execute_process(COMMAND ${NPM} ci --ignore-scripts --no-audit --no-fund --loglevel=error
                  WORKING_DIRECTORY ${WORK} RESULT_VARIABLE status)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "npm could not fetch the packages of tests/browser/package-lock.json")
  endif()
  file(WRITE ${WORK}/packages.sha256 ${wanted})
endif()

set(people "")
if(PEOPLE)
  set(people --people ${PEOPLE})
endif()
file(REMOVE_RECURSE ${WORK}/out)
execute_process(COMMAND ${NODE} report_test.mjs --program ${PROGRAM} --rules ${RULES} --study ${STUDY}
                        --chromium ${CHROMIUM} --out ${WORK}/out ${people}
                WORKING_DIRECTORY ${WORK} RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "the report does not hold in a browser")
endif()
