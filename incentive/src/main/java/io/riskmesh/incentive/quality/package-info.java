/// What a bank is told of its labels, its copies and its flags before anything is paid.
package io.riskmesh.incentive.quality;
