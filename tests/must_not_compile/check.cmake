# cmake -DSNIPPET=x.cpp -DCOMPILER=g++ -DINCLUDE=dir -P check.cmake
#
# A snippet must compile with PBR_CONTROL, which swaps its one wrong line for the right one, and
# must not compile without it. The compiler has to say one of the snippet's "// expect:" lines (the
# first is GCC's wording, the second clang's): failing for another reason proves nothing.
cmake_minimum_required(VERSION 3.25)
set(ENV{LC_ALL} C)
set(compile ${COMPILER} -std=c++20 -fsyntax-only -I${INCLUDE} ${SNIPPET})

execute_process(COMMAND ${compile} -DPBR_CONTROL RESULT_VARIABLE status ERROR_VARIABLE said)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "${SNIPPET}: the control does not compile\n${said}")
endif()

execute_process(COMMAND ${compile} RESULT_VARIABLE status ERROR_VARIABLE said)
if(status EQUAL 0)
  message(FATAL_ERROR "${SNIPPET}: compiles, and must not")
endif()

file(STRINGS ${SNIPPET} lines REGEX "^// expect: ")
if(NOT lines)
  message(FATAL_ERROR "${SNIPPET}: has no \"// expect:\" line")
endif()
string(REPLACE "‘" "'" said "${said}")
string(REPLACE "’" "'" said "${said}")
foreach(line IN LISTS lines)
  string(REPLACE "// expect: " "" expected "${line}")
  string(FIND "${said}" "${expected}" place)
  if(NOT place EQUAL -1)
    return()
  endif()
endforeach()
message(FATAL_ERROR "${SNIPPET}: fails for another reason than it names\n${said}")
