#include "scheme/levels.hpp"

namespace pbr {

ContractKey named_at(const ContractKey& contract, Level level) {
  switch (level) {
    case Level::contract:
      return contract;
    case Level::provider:
      return {contract.provider, {}};
    case Level::commissioner:
      return {{}, contract.commissioner};
    case Level::all:
      return {};
  }
  throw InternalError("no such level");
}

}  // namespace pbr
