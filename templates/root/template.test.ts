// The scripts at the root of the emitted workspace are no package here: their own tests run from this file.
import './files/scripts/check-governance.test.ts';
