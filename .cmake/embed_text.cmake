# Makes a C++ source of a plain ASCII text: cmake -DIN=report.js -DOUT=web_bundle.cpp -P this
file(READ ${IN} hex HEX)
# Bytes from 80 on would be no char of every compiler, and no ASCII.
string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
if(bytes MATCHES "0x[89a-f].,")
  message(FATAL_ERROR "${IN} is not plain ASCII: bundle it with tools/web/build.mjs")
endif()
string(REGEX REPLACE "((0x..,){24})" "\\1\n" bytes "${bytes}")
file(WRITE ${OUT}.new "#include \"report/web_bundle.hpp\"

namespace pbr {
namespace {
constexpr char bytes[] = {
${bytes}
};
}  // namespace

std::string_view web_bundle() { return {bytes, sizeof bytes}; }

}  // namespace pbr
")
file(RENAME ${OUT}.new ${OUT})
