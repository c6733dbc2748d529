# cmake -DBUILD=build/x -DCONSUMER=tests/consumer -DCOMPILER=g++ -DGENERATOR=Ninja -P run.cmake
#
# Installs the build into a prefix of its own, then configures, builds and runs the consumer against
# that prefix alone. A consumer who asks for another major version must be refused.
cmake_minimum_required(VERSION 3.25)
set(work ${BUILD}/consumer)
set(prefix ${work}/prefix)
file(REMOVE_RECURSE ${work})

# run(what arguments...): runs a command that must succeed; its output is left in `said`.
function(run what)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE out ERROR_VARIABLE out)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${what} fails (${status})\n${out}")
  endif()
  set(said "${out}" PARENT_SCOPE)
endfunction()

set(configure ${CMAKE_COMMAND} -S ${CONSUMER} -G ${GENERATOR} -DCMAKE_CXX_COMPILER=${COMPILER}
              -DCMAKE_PREFIX_PATH=${prefix} -DCMAKE_CXX_FLAGS=${FLAGS})

run("the installation" ${CMAKE_COMMAND} --install ${BUILD} --prefix ${prefix})
run("the consumer's configuration" ${configure} -B ${work}/build)
run("the consumer's build" ${CMAKE_COMMAND} --build ${work}/build)
run("the consumer" ${work}/build/consumer ${prefix}/share/pbr/rules england/disclosure/mhsds)
set(expected "pbr ${VERSION}: england/disclosure/mhsds suppresses below 5; 361.90 x 0.982 = 355.39")
if(NOT said STREQUAL "${expected}\n")
  message(FATAL_ERROR "the consumer says\n${said}instead of\n${expected}")
endif()

file(GLOB_RECURSE configs ${prefix}/*pbr-targets*.cmake)
foreach(config IN LISTS configs)
  file(READ ${config} text)
  string(FIND "${text}" "${SOURCE}" place)
  if(NOT place EQUAL -1)
    message(FATAL_ERROR "${config} names the source folder: the package would not move")
  endif()
endforeach()

execute_process(COMMAND ${configure} -B ${work}/refused -DPBR_WANTED=2
                RESULT_VARIABLE status OUTPUT_VARIABLE out ERROR_VARIABLE out)
if(status EQUAL 0)
  message(FATAL_ERROR "version ${VERSION} was taken where version 2 was asked for")
endif()
string(REGEX REPLACE "[ \n]+" " " out "${out}")
if(NOT out MATCHES "compatible with requested version \"2\"")
  message(FATAL_ERROR "version 2 is refused for another reason than its number\n${out}")
endif()
