/** First and last names, combined at random: nobody in particular. */
export const FIRST_NAMES = [
  'Amara', 'Anil', 'Anwen', 'Bernadette', 'Callum', 'Carys', 'Clare', 'Daniel', 'Deepa', 'Delroy', 'Dominic', 'Edith',
  'Eleri', 'Farah', 'Femi', 'Fergus', 'Gareth', 'Geraldine', 'Grace', 'Gurpreet', 'Hannah', 'Harriet', 'Idris', 'Imran',
  'Isobel', 'Jasmin', 'Joanna', 'Kamila', 'Keiran', 'Kofi', 'Lara', 'Leonie', 'Lorna', 'Lucian', 'Maeve', 'Malik',
  'Marcus', 'Meera', 'Morag', 'Nadine', 'Naomi', 'Nathaniel', 'Neha', 'Niall', 'Oluchi', 'Olwen', 'Owen', 'Patience',
  'Philippa', 'Priya', 'Rafiq', 'Rhona', 'Rosalind', 'Rupinder', 'Samira', 'Sian', 'Stefan', 'Tamsin', 'Tariq',
  'Theresa', 'Tobias', 'Una', 'Vikram', 'Wanda', 'Yasmin', 'Zainab',
];

export const LAST_NAMES = [
  'Abberwick', 'Adeyinka', 'Ashdown', 'Barrowclough', 'Bellweather', 'Bhandal', 'Birkett', 'Brandreth', 'Calverley',
  'Chowdhury', 'Clewer', 'Colbourne', 'Dainty', 'Dankworth', 'Devlin', 'Ebdon', 'Eccleshare', 'Fairweather', 'Farrukh',
  'Fenwright', 'Gathercole', 'Gillow', 'Greatorex', 'Haldane', 'Harbottle', 'Hesketh', 'Inskip', 'Jessop', 'Kaminski',
  'Kestrel', 'Kilbride', 'Lathbury', 'Lovelock', 'Malhotra', 'Marlow', 'Mbeki', 'Mercer', 'Moyo', 'Nightingale',
  'Nwosu', 'Oakshott', 'Ogunbanjo', 'Otterburn', 'Pargeter', 'Penhale', 'Pettigrew', 'Quennell', 'Quigley', 'Rackham',
  'Rowntree', 'Sandhar', 'Satterthwaite', 'Seabrook', 'Shelmerdine', 'Stanier', 'Tetlow', 'Thackray', 'Treloar',
  'Underhill', 'Vyas', 'Wainscott', 'Whitlock', 'Winterbourne', 'Yardley',
];
