// Text becomes an id only where somebody names the kind.
// expect: conversion from 'const char [3]' to non-scalar type
// expect: no viable conversion from 'const char
#include "pbr/id.hpp"

pbr::ClusterCode eight() {
#ifdef PBR_CONTROL
  const pbr::ClusterCode cluster{"08"};
  return cluster;
#else
  const pbr::ClusterCode cluster = "08";
  return cluster;
#endif
}
