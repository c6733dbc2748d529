# The script of the report's charts (tools/web), bundled where the program is built and compiled in.
# pbr_web_bundle(TARGET) adds it to a target. Needs node and npm, or a bundle made before.

set(PBR_WEB_BUNDLE "" CACHE FILEPATH "A bundle of tools/web made before; empty: npm makes it")
set(pbr_web_embed ${CMAKE_CURRENT_LIST_DIR}/embed_text.cmake)

# Sets `out` to the file that npm's packages and tools/web are bundled into.
function(pbr_bundle_by_npm out)
  find_program(PBR_NODE NAMES node nodejs)
  find_program(PBR_NPM npm)
  if(NOT PBR_NODE OR NOT PBR_NPM)
    message(FATAL_ERROR "The report's charts are bundled with node (18 or later) and npm, which are "
                        "not installed. Run tools/setup, or name a bundle made before: "
                        "-DPBR_WEB_BUNDLE=FILE (build/<preset>/web/report.js of another build).")
  endif()
  set(web ${PROJECT_SOURCE_DIR}/tools/web)
  set(made ${PROJECT_BINARY_DIR}/web)
  set(package ${web}/package.json ${web}/package-lock.json ${web}/.npmrc)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${web}/src/*.ts)
  add_custom_command(
    OUTPUT ${made}/packages.stamp
    COMMAND ${CMAKE_COMMAND} -E make_directory ${made}
    COMMAND ${CMAKE_COMMAND} -E copy_if_different ${package} ${made}
    COMMAND ${CMAKE_COMMAND} -E chdir ${made} ${PBR_NPM} ci --ignore-scripts --no-audit --no-fund
            --loglevel=error
    COMMAND ${CMAKE_COMMAND} -E touch ${made}/packages.stamp
    DEPENDS ${package} COMMENT "Fetching what the report's charts are drawn with" VERBATIM)
  add_custom_command(
    OUTPUT ${made}/report.js BYPRODUCTS ${made}/NOTICE.txt
    COMMAND ${CMAKE_COMMAND} -E rm -rf ${made}/src
    COMMAND ${CMAKE_COMMAND} -E copy_directory ${web}/src ${made}/src
    COMMAND ${CMAKE_COMMAND} -E copy_if_different ${web}/build.mjs ${web}/tsconfig.json ${made}
    COMMAND ${CMAKE_COMMAND} -E chdir ${made} ${PBR_NODE} node_modules/typescript/bin/tsc
    COMMAND ${CMAKE_COMMAND} -E chdir ${made} ${PBR_NODE} build.mjs report.js NOTICE.txt
    DEPENDS ${made}/packages.stamp ${sources} ${web}/build.mjs ${web}/tsconfig.json
    COMMENT "Bundling the report's charts" VERBATIM)
  set(${out} ${made}/report.js PARENT_SCOPE)
endfunction()

function(pbr_web_bundle target)
  if(PBR_WEB_BUNDLE)
    set(bundle ${PBR_WEB_BUNDLE})
    if(NOT EXISTS ${bundle})
      message(FATAL_ERROR "PBR_WEB_BUNDLE names ${bundle}, which does not exist.")
    endif()
  else()
    pbr_bundle_by_npm(bundle)
  endif()
  set(source ${PROJECT_BINARY_DIR}/web/web_bundle.cpp)
  add_custom_command(
    OUTPUT ${source}
    COMMAND ${CMAKE_COMMAND} -DIN=${bundle} -DOUT=${source} -P ${pbr_web_embed}
    DEPENDS ${bundle} ${pbr_web_embed} COMMENT "Embedding the report's charts" VERBATIM)
  target_sources(${target} PRIVATE ${source})
  set_source_files_properties(${source} PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
endfunction()
