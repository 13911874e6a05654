/** How heavy a risk is; from 15 on it needs a mitigation (Q21). */
export const bandOf = (weight: number): 'low' | 'middle' | 'high' =>
  weight >= 15 ? 'high' : weight >= 6 ? 'middle' : 'low'
