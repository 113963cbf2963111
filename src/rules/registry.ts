// One line a rule: its id is its path. Kept in order by family and name; `npm run new -- rule family/name` adds a line.
