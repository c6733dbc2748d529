// Cohorts for the tests: made in a folder of their own that goes away with the test.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "pbr/csv.hpp"
#include "synth/synth.hpp"

namespace pbr::synth_test {

class Folder {
 public:
  explicit Folder(const std::string& name)
      : path_(std::filesystem::temp_directory_path() /
              ("pbr-synth-" + name + "-" + std::to_string(::getpid()))) {
    std::filesystem::remove_all(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] std::string path() const { return path_.string(); }
  [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

inline SynthOptions options(const Folder& folder, std::uint64_t people) {
  SynthOptions options;
  options.people = people;
  options.seed = 7;
  options.folder = folder.path();
  options.rule_folders = {PBR_SOURCE_DIR "/rules"};
  return options;
}

/// Every file of a folder by name.
inline std::map<std::string, std::string> bytes_of(const std::string& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream in(entry.path(), std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    files[entry.path().filename().string()] = text.str();
  }
  return files;
}

/// A table read back: rows of fields by column name.
using Row = std::map<std::string, std::string>;
inline std::vector<Row> read(const std::string& path) {
  CsvReader reader = CsvReader::open(path);
  std::vector<Row> rows;
  while (const auto record = reader.next()) {
    if (record->problem) throw std::runtime_error(path + ": " + record->problem->message);
    Row row;
    for (std::size_t at = 0; at < record->fields.size(); ++at) {
      row[reader.header()[at]] = std::string(record->fields[at].text);
    }
    rows.push_back(std::move(row));
  }
  if (reader.error()) throw std::runtime_error(path + ": " + reader.error()->message);
  return rows;
}

}  // namespace pbr::synth_test
