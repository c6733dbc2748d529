#include "text/sha256.hpp"

#include <openssl/evp.h>

#include <array>
#include <cerrno>
#include <memory>
#include <system_error>

#include "pbr/result.hpp"
#include "text/byte_source.hpp"

namespace pbr {
namespace {

class Digest {
 public:
  Digest() : context_(EVP_MD_CTX_new()) {
    check(context_ != nullptr && EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) == 1);
  }
  void add(std::string_view bytes) {
    check(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1);
  }
  [[nodiscard]] std::string hex() {
    constexpr std::string_view digits = "0123456789abcdef";
    std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
    unsigned size = 0;
    check(EVP_DigestFinal_ex(context_.get(), bytes.data(), &size) == 1);
    std::string text;
    for (unsigned i = 0; i < size; ++i) {
      text += digits[bytes[i] >> 4U];
      text += digits[bytes[i] & 0x0FU];
    }
    return text;
  }

 private:
  static void check(bool fine) {
    if (!fine) throw InternalError("OpenSSL gives no SHA-256");
  }
  struct Free {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  };
  std::unique_ptr<EVP_MD_CTX, Free> context_;
};

}  // namespace

std::string sha256(std::string_view bytes) {
  Digest digest;
  digest.add(bytes);
  return digest.hex();
}

std::string sha256_of_file(const std::string& path) {
  const auto in = open_raw_bytes(path);
  Digest digest;
  std::array<char, 65536> piece{};
  while (const std::size_t count = in->read(piece.data(), piece.size())) {
    digest.add({piece.data(), count});
  }
  if (const auto& problem = in->problem()) {
    throw std::system_error(std::make_error_code(std::errc::io_error),
                            path + ": " + problem->message);
  }
  return digest.hex();
}

}  // namespace pbr
