/// The bank's side of an aggregation: contribute, reveal, verify.
package io.riskmesh.securesum.contributor;
