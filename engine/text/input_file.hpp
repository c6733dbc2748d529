// Opening a file for reading, and why it cannot be.
#pragma once

#include <fstream>
#include <string>

namespace pbr {

/// Opens a regular file, a pipe or a device. Returns "" or why it cannot be read, in the words of
/// a diagnostic: "the file does not exist", "this is a folder, not a file" ...
[[nodiscard]] std::string open_input(const std::string& path, std::ifstream& in);

}  // namespace pbr
