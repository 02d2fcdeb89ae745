/// What a federation refuses to open (design `privacy-rules.md` section 3). One class per rule, each a pure function of
/// what its caller knows and what is asked for; [Verdict] says which rule spoke, [RuleTally] counts. Nothing in here
/// prints a sum: messages name places and limits only.
package io.riskmesh.federation.rules;
