// A folder of the user's own that is gone when the work is done, however it ends.
#pragma once

#include <string>

namespace pbr::cli {

class PrivateFolder {
 public:
  /// Made where the system keeps temporary files, or in `place`; nobody else may look into it.
  /// Throws std::system_error where that fails.
  explicit PrivateFolder(const std::string& place);
  ~PrivateFolder();
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace pbr::cli
