// SHA-256, by OpenSSL: what names the exact bytes a run was made with.
#pragma once

#include <string>
#include <string_view>

namespace pbr {

[[nodiscard]] std::string sha256(std::string_view bytes);  ///< 64 hex digits
/// Of a file, read in pieces; throws std::system_error where it cannot be read.
[[nodiscard]] std::string sha256_of_file(const std::string& path);

}  // namespace pbr
