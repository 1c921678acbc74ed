import { Refused } from '../api/problem.js';
import { Mistake } from '../terminal/mistakes.js';
import { expectEqual, expectRefusal, WentOtherwise } from './went-otherwise.js';

const problem = { status: 409, reason: 'rules are violated', detail: 'Rules are violated.' };
const expected = { status: 409, reason: 'rules are violated' };

describe('What the account says is checked', () => {
  it('names what is otherwise', () => {
    expect(() => {
      expectEqual('submitted', 'concluded', 'the status of the paper');
    }).toThrow(
      new WentOtherwise(
        'This went otherwise than the account says: the status of the paper is "submitted", not "concluded".',
      ),
    );
  });

  it('takes the refusal that was expected, with what the server says of it', async () => {
    await expect(expectRefusal(Promise.reject(new Refused(problem)), expected)).resolves.toEqual(problem);
  });

  it('goes otherwise where nothing is refused', async () => {
    await expect(expectRefusal(Promise.resolve({}), expected)).rejects.toThrow(
      'what should be refused as "rules are violated" was accepted',
    );
  });

  it('goes otherwise where another rule refuses', async () => {
    const other = new Refused({ ...problem, reason: 'meeting is closed' });
    await expect(expectRefusal(Promise.reject(other), expected)).rejects.toThrow(
      '"409 meeting is closed", not "409 rules are violated"',
    );
  });

  it('passes on that no server answers', async () => {
    await expect(expectRefusal(Promise.reject(new Mistake('No server')), expected)).rejects.toThrow(Mistake);
  });
});
