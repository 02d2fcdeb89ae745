/// Messages between the two banks of a pair and their one written form.
package io.riskmesh.binselect.message;
