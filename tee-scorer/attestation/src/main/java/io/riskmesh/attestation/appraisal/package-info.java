/// The judgement: ten steps over a quote, its collateral and a policy, and their result (words of RFC 9334).
package io.riskmesh.attestation.appraisal;
