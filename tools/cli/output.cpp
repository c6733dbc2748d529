#include "output.hpp"

#include <cerrno>
#include <filesystem>
#include <iostream>
#include <system_error>

namespace pbr::cli {

TableOutput::TableOutput(const std::string& path) : stream_(&std::cout) {
  if (path.empty()) return;
  const std::filesystem::path file(path);
  const auto parent = file.parent_path();
  folder_ = std::make_unique<OutputFolder>(parent.empty() ? "." : parent.string());
  stream_ = &folder_->file(file.filename().string());
}

void TableOutput::commit() {
  if (folder_) {
    folder_->commit();
  } else if (!std::cout.flush()) {
    throw std::system_error(errno, std::generic_category(), "standard output");
  }
}

}  // namespace pbr::cli
