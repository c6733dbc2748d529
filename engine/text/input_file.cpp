#include "text/input_file.hpp"

#include <filesystem>
#include <system_error>

namespace pbr {

std::string open_input(const std::string& path, std::ifstream& in) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  // A stream opens a folder without complaint and fails at the first read without a reason.
  if (std::filesystem::is_directory(status)) return "this is a folder, not a file";
  if (status.type() == std::filesystem::file_type::not_found) return "the file does not exist";
  in.open(path, std::ios::binary);
  if (!in) return "the file cannot be opened; check that you may read it";
  return {};
}

}  // namespace pbr
