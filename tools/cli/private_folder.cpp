#include "private_folder.hpp"

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace pbr::cli {

PrivateFolder::PrivateFolder(const std::string& place) {
  const std::filesystem::path top =
      place.empty() ? std::filesystem::temp_directory_path() : std::filesystem::path(place);
  path_ = (top / "pbr-XXXXXX").string();
  if (::mkdtemp(path_.data()) == nullptr) {
    throw std::system_error(errno, std::generic_category(),
                            "cannot make a temporary folder in " + top.string());
  }
}

PrivateFolder::~PrivateFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace pbr::cli
