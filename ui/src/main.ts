import { mount } from 'svelte';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/impression.css';
import Racine from './Racine.svelte';

// The harness: recorded answers in an ordinary browser. The condition is a constant, so nothing of it is shipped.
if (import.meta.env.MODE === 'essai') {
  const { installer } = await import('./essai/transport');
  installer();
}

// Letters are read while the engine opens: asked for by the first words only, they come after a page without them.
document.fonts.forEach((police) => void police.load().catch(() => {}));

mount(Racine, { target: document.getElementById('app')! });
