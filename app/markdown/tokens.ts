// The types of the parser, for those who work on its tokens.
export type { Lexer, Parser, RendererObject, Token, Tokenizer, TokenizerAndRendererExtension, Tokens } from "marked";
