/// What answers have in common: tags, ledger writes, refusals, times.
package io.riskmesh.gateway.api.answer;
