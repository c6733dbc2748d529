// One table to a file that appears when it is whole, or to standard output.
#pragma once

#include <iosfwd>
#include <memory>
#include <string>

#include "pbr/report.hpp"

namespace pbr::cli {

class TableOutput {
 public:
  /// An empty path means standard output.
  explicit TableOutput(const std::string& path);
  std::ostream& stream() { return *stream_; }
  /// Renames the file into place, or flushes; throws std::system_error where that fails.
  void commit();

 private:
  std::unique_ptr<OutputFolder> folder_;
  std::ostream* stream_;
};

}  // namespace pbr::cli
