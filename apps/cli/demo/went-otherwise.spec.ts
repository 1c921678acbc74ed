import { Refused } from '../api/problem.js';
import { Mistake } from '../terminal/mistakes.js';
import { expectEqual, expectRefusal, WentOtherwise } from './went-otherwise.js';

const problem = { status: 409, reason: 'rules are violated', detail: 'Rules are violated.' };
const expected = { status: 409, reason: 'rules are violated' };

describe('The check of an account', () => {
  it('names a fact that differs', () => {
    expect(() => {
      expectEqual('submitted', 'concluded', 'the status of the paper');
    }).toThrow(
      new WentOtherwise(
        'This went otherwise than the account says: the status of the paper is "submitted", not "concluded".',
      ),
    );
  });

  it('accepts the expected refusal, with the answer of the server', async () => {
    await expect(expectRefusal(Promise.reject(new Refused(problem)), expected)).resolves.toEqual(problem);
  });

  it('fails when nothing is refused', async () => {
    await expect(expectRefusal(Promise.resolve({}), expected)).rejects.toThrow(
      'what should be refused as "rules are violated" was accepted',
    );
  });

  it('fails when another rule refuses', async () => {
    const other = new Refused({ ...problem, reason: 'meeting is closed' });
    await expect(expectRefusal(Promise.reject(other), expected)).rejects.toThrow(
      '"409 meeting is closed", not "409 rules are violated"',
    );
  });

  it('passes on the error that no server answers', async () => {
    await expect(expectRefusal(Promise.reject(new Mistake('No server')), expected)).rejects.toThrow(Mistake);
  });
});
