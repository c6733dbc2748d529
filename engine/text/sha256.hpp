// SHA-256, by OpenSSL: what names the exact bytes a run was made with.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace pbr {

/// The hash of bytes that come in pieces.
class Sha256 {
 public:
  Sha256();
  Sha256(Sha256&&) noexcept;
  ~Sha256();
  void add(std::string_view bytes);
  /// Of all bytes so far; more may follow.
  [[nodiscard]] std::string hex() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

[[nodiscard]] std::string sha256(std::string_view bytes);  ///< 64 hex digits
/// Of a file, read in pieces; throws std::system_error where it cannot be read.
[[nodiscard]] std::string sha256_of_file(const std::string& path);

}  // namespace pbr
