/// What a federation refuses to open (design `privacy-rules.md`).
package io.riskmesh.federation.rules;
