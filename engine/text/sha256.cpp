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

struct Free {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_MD_CTX, Free>;

void check(bool fine) {
  if (!fine) throw InternalError("OpenSSL gives no SHA-256");
}

}  // namespace

struct Sha256::State {
  Context context{EVP_MD_CTX_new()};
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
  EVP_MD_CTX* context = state_->context.get();
  check(context != nullptr && EVP_DigestInit_ex(context, EVP_sha256(), nullptr) == 1);
}
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
  check(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()) == 1);
}

std::string Sha256::hex() const {
  constexpr std::string_view digits = "0123456789abcdef";
  const Context copy(EVP_MD_CTX_new());
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned size = 0;
  check(copy && EVP_MD_CTX_copy_ex(copy.get(), state_->context.get()) == 1 &&
        EVP_DigestFinal_ex(copy.get(), bytes.data(), &size) == 1);
  std::string text;
  for (unsigned i = 0; i < size; ++i) {
    text += digits[bytes[i] >> 4U];
    text += digits[bytes[i] & 0x0FU];
  }
  return text;
}

std::string sha256(std::string_view bytes) {
  Sha256 digest;
  digest.add(bytes);
  return digest.hex();
}

std::string sha256_of_file(const std::string& path) {
  const auto in = open_raw_bytes(path);
  Sha256 digest;
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
