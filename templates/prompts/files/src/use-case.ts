/** One use case of the canvas: a user story and what it requires. */
export interface UseCase {
  id: string;
  story: string;
  requirements: string[];
}
