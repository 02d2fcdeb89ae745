/// What a verification found, as canonical JSON, as a page that a regulator can read, and as text.
package io.riskmesh.verifier.report;
