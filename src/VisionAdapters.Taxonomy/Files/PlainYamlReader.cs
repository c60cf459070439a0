using System.Buffers;
using VisionAdapters.Files;

namespace VisionAdapters.Taxonomy;

/// <summary>
/// Reads the plain YAML that taxonomies and maps are written in, many times faster than a full parser: block and flow collections, plain
/// and quoted texts on one
/// line, comments. It declines whatever else it meets, mistakes included, and leaves that file to <see cref="DocumentReader"/>, which also
/// words the errors.
/// </summary>
/// <remarks>
/// A process reads most files once, before its code has been optimised. The framework's searches are, so texts are gone through by them
/// and not letter by letter.
/// </remarks>
internal sealed class PlainYamlReader
{
    private const int DeepestNesting = 32;
    private const int LongestKey = 512;
    private const int FewKeys = 8;

    /// <summary>The letters that may end a plain text; in a flow collection also those that divide and end it.</summary>
    private static readonly SearchValues<char> BlockStops = SearchValues.Create("\n:#");
    private static readonly SearchValues<char> FlowStops = SearchValues.Create("\n:#,[]{}");

    private readonly SourceText _source;
    private readonly string _text;
    private int _at;
    private int _line = 1;
    private int _lineStart;

    private PlainYamlReader(SourceText source)
    {
        _source = source;
        _text = source.Text;
    }

    private int Column => _at - _lineStart + 1;

    private char Next => Peek(0);

    /// <summary>Reads a file: a plain one fast, any other by the full parser.</summary>
    public static MapNode Read(SourceText source) => TryRead(source) ?? DocumentReader.Read(source);

    /// <summary>Reads a plain file.</summary>
    /// <returns>The file's nodes, the same as the full parser's; <see langword="null"/> when the file needs the full parser.</returns>
    public static MapNode? TryRead(SourceText source)
    {
        // Tabs, control characters, other line breaks and characters of two code units bring rules of their own.
        if (HasUnusualLetter(source.Text))
        {
            return null;
        }

        var reader = new PlainYamlReader(source);
        return reader.SkipToToken() && reader.ReadBlock(parentColumn: 0, depth: 0) is MapNode root && !reader.SkipToToken() ? root : null;
    }

    private static bool HasUnusualLetter(ReadOnlySpan<char> text) =>
        text.ContainsAnyInRange('\0', '\t')
        || text.ContainsAnyInRange('\u000B', '\u001F')
        || text.ContainsAnyInRange('\u007F', '\u00A0')
        || text.ContainsAnyInRange('\u2028', '\u2029')
        || text.ContainsAnyInRange('\uD800', '\uFFFF');

    private DocumentNode? ReadBlock(int parentColumn, int depth)
    {
        if (depth > DeepestNesting)
        {
            return null;
        }

        if (IsListItem())
        {
            return ReadBlockList(depth);
        }

        if (Next is '{' or '[')
        {
            return ReadFlow(parentColumn, depth) is { } flow && IsAtLineEnd() ? flow : null;
        }

        var (line, column, at) = (_line, Column, _at);
        if (ReadScalar(isInFlow: false) is not { } scalar)
        {
            return null;
        }

        if (!IsKeyEnd())
        {
            return IsAtLineEnd() ? scalar : null;
        }

        _at = at;
        return ReadBlockMap(line, column, depth);
    }

    private MapNode? ReadBlockMap(int line, int column, int depth)
    {
        var entries = new List<KeyValuePair<ScalarNode, DocumentNode>>();
        do
        {
            if (ReadScalar(isInFlow: false) is not { } key || key.Text.Length > LongestKey || !IsKeyEnd())
            {
                return null;
            }

            _at++;
            if (ReadBlockValue(column, depth) is not { } value)
            {
                return null;
            }

            entries.Add(new(key, value));
        }
        while (SkipToToken() && Column == column && !IsListItem());

        // What is further to the right than the keys continues a text, or is a mistake.
        return (_at < _text.Length && Column > column) || HasDuplicate(entries) ? null : new MapNode(_source, line, column, entries);
    }

    private DocumentNode? ReadBlockValue(int column, int depth)
    {
        var (line, empty) = (_line, new ScalarNode(_source, _line, Column, "", isNull: true));
        if (!IsAtLineEnd())
        {
            if (Next is '{' or '[')
            {
                return ReadFlow(column, depth + 1) is { } flow && IsAtLineEnd() ? flow : null;
            }

            return !IsListItem() && ReadScalar(isInFlow: false) is { } scalar && IsAtLineEnd() ? scalar : null;
        }

        var (at, lineStart) = (_at, _lineStart);
        if (SkipToToken() && (Column > column || (Column == column && IsListItem())))
        {
            return ReadBlock(column, depth + 1);
        }

        (_at, _line, _lineStart) = (at, line, lineStart);
        return empty;
    }

    private ListNode? ReadBlockList(int depth)
    {
        var (line, column) = (_line, Column);
        var items = new List<DocumentNode>();
        do
        {
            _at++;
            if (IsAtLineEnd() || IsListItem())
            {
                return null;
            }

            if (ReadBlock(column, depth + 1) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }
        while (SkipToToken() && Column == column && IsListItem());

        return _at < _text.Length && Column > column ? null : new ListNode(_source, line, column, items);
    }

    private DocumentNode? ReadFlow(int blockColumn, int depth)
    {
        if (depth > DeepestNesting || Column <= blockColumn)
        {
            return null;
        }

        return Next switch
        {
            '{' => ReadFlowMap(blockColumn, depth),
            '[' => ReadFlowList(blockColumn, depth),
            _ => ReadScalar(isInFlow: true),
        };
    }

    private MapNode? ReadFlowMap(int blockColumn, int depth)
    {
        var (line, column) = (_line, Column);
        var entries = new List<KeyValuePair<ScalarNode, DocumentNode>>();
        _at++;
        while (SkipToToken() && Next != '}')
        {
            if (Column <= blockColumn || ReadScalar(isInFlow: true) is not { } key || key.Text.Length > LongestKey || !IsKeyEnd())
            {
                return null;
            }

            _at++;
            if (!SkipToToken() || Next is ',' or '}' || ReadFlow(blockColumn, depth + 1) is not { } value || !EndFlowItem('}'))
            {
                return null;
            }

            entries.Add(new(key, value));
        }

        return EndFlow(blockColumn) && !HasDuplicate(entries) ? new MapNode(_source, line, column, entries) : null;
    }

    private ListNode? ReadFlowList(int blockColumn, int depth)
    {
        var (line, column) = (_line, Column);
        var items = new List<DocumentNode>();
        _at++;
        while (SkipToToken() && Next != ']')
        {
            if (ReadFlow(blockColumn, depth + 1) is not { } item || !EndFlowItem(']'))
            {
                return null;
            }

            items.Add(item);
        }

        return EndFlow(blockColumn) ? new ListNode(_source, line, column, items) : null;
    }

    private bool EndFlowItem(char end)
    {
        if (!SkipToToken())
        {
            return false;
        }

        if (Next == ',')
        {
            _at++;
            return true;
        }

        return Next == end;
    }

    private bool EndFlow(int blockColumn)
    {
        var isEnd = _at < _text.Length && Column > blockColumn;
        _at++;
        return isEnd;
    }

    private ScalarNode? ReadScalar(bool isInFlow)
    {
        var (column, start) = (Column, _at);
        if (Next is '"' or '\'')
        {
            return ReadQuoted(column);
        }

        var isIndicator = IsFlowIndicator(Next) || Next is '\0' or '#' or '&' or '*' or '!' or '|' or '>' or '%' or '@' or '`'
            || (Next is '-' or '?' or ':' && (Peek(1) is '\0' or ' ' or '\n' || IsFlowIndicator(Peek(1))))
            || (column == 1 && (_text.AsSpan(_at).StartsWith("---") || _text.AsSpan(_at).StartsWith("...")));
        if (isIndicator)
        {
            return null;
        }

        for (GoToNext(isInFlow ? FlowStops : BlockStops); Next is ':' or '#'; _at++, GoToNext(isInFlow ? FlowStops : BlockStops))
        {
            if (IsKeyEnd() || IsComment())
            {
                break;
            }

            if (Next == ':' && isInFlow && IsFlowIndicator(Peek(1)))
            {
                return null;
            }
        }

        var text = _text.AsSpan(start, _at - start).TrimEnd(' ');
        _at = start + text.Length;
        return new ScalarNode(_source, _line, column, text.ToString(), text is "~" or "null");
    }

    private ScalarNode? ReadQuoted(int column)
    {
        var quote = Next;
        var start = ++_at;
        while (true)
        {
            var stop = quote == '"' ? _text.AsSpan(_at).IndexOfAny('"', '\n', '\\') : _text.AsSpan(_at).IndexOfAny('\'', '\n');
            _at += Math.Max(0, stop);
            if (stop < 0 || Next != quote)
            {
                return null;
            }

            if (quote == '"' || Peek(1) != quote)
            {
                break;
            }

            _at += 2;
        }

        var text = _text[start.._at++];
        return new ScalarNode(_source, _line, column, quote == '\'' ? text.Replace("''", "'", StringComparison.Ordinal) : text, isNull: false);
    }

    /// <summary>Goes over blanks, line ends and comments.</summary>
    /// <returns><see langword="false"/> at the end of the file.</returns>
    private bool SkipToToken()
    {
        for (; GoOverBlanks(); _at++)
        {
            if (Next == '\n')
            {
                _line++;
                _lineStart = _at + 1;
            }
            else if (IsComment())
            {
                _at = LineEnd() - 1;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Goes over blanks, and a comment before the line's end.</summary>
    private bool IsAtLineEnd()
    {
        GoOverBlanks();
        _at = IsComment() ? LineEnd() : _at;
        return _at >= _text.Length || Next == '\n';
    }

    /// <summary>Goes over blanks.</summary>
    /// <returns><see langword="false"/> at the end of the file.</returns>
    private bool GoOverBlanks()
    {
        if (Next == ' ')
        {
            _at = _text.AsSpan(_at).IndexOfAnyExcept(' ') is >= 0 and var blanks ? _at + blanks : _text.Length;
        }

        return _at < _text.Length;
    }

    private void GoToNext(SearchValues<char> stops) => _at = _text.AsSpan(_at).IndexOfAny(stops) is >= 0 and var stop ? _at + stop : _text.Length;

    private static bool IsFlowIndicator(char letter) => letter is ',' or '[' or ']' or '{' or '}';

    private bool IsComment() => Next == '#' && (_at == _lineStart || _text[_at - 1] == ' ');

    private bool IsListItem() => Next == '-' && Peek(1) is ' ' or '\n' or '\0';

    private bool IsKeyEnd() => Next == ':' && Peek(1) is ' ' or '\n' or '\0';

    private int LineEnd() => _text.IndexOf('\n', _at) is >= 0 and var end ? end : _text.Length;

    private char Peek(int ahead) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    private static bool HasDuplicate(List<KeyValuePair<ScalarNode, DocumentNode>> entries)
    {
        if (entries.Count > FewKeys)
        {
            var keys = new HashSet<string>(entries.Count, StringComparer.Ordinal);
            return entries.Exists(entry => !keys.Add(entry.Key.Text));
        }

        for (var i = 1; i < entries.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (entries[i].Key.Text == entries[j].Key.Text)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
