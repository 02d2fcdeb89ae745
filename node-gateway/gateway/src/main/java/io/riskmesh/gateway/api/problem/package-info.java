/// Problems in words: a sentence and a page for each code of the registry.
package io.riskmesh.gateway.api.problem;
