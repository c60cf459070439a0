using System.Buffers.Binary;

namespace VisionAdapters.Imaging;

/// <summary>Counts the blocks that a JPEG's scans hold, by reading their codes without the numbers behind them.</summary>
/// <remarks>
/// When a scan ends before the picture does, the codec fills what is missing with gray and reports success. Reading all codes takes about
/// a third of the time of decoding, so this is for pictures that end in that very gray. Scans that only add precision to coefficients
/// that are there already are not read.
/// </remarks>
internal ref struct JpegBlocks
{
    private const byte DefineHuffmanTables = 0xC4;
    private const byte DefineRestartInterval = 0xDD;
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;

    private const int TableHead = 17;
    private const int TableCount = 8;

    // A table takes longer to build than to define, so that only those are built that a scan begins with: a file may hold a million others.
    private readonly HuffmanTable?[] _tables = new HuffmanTable?[TableCount];
    private readonly Range?[] _definitions = new Range?[TableCount];
    private readonly ReadOnlySpan<byte> _jpeg;
    private ReadOnlySpan<byte> _frame;
    private int _restartInterval;

    private JpegBlocks(ReadOnlySpan<byte> jpeg) => _jpeg = jpeg;

    /// <summary>Tells whether every scan has as many blocks as the picture needs.</summary>
    public static bool AreComplete(ReadOnlySpan<byte> jpeg)
    {
        var blocks = new JpegBlocks(jpeg);
        var left = jpeg;
        while (JpegStructure.TryNext(ref left, out var marker) && marker != EndOfImage)
        {
            var segment = JpegStructure.TakeSegment(ref left, marker);
            var content = segment.Length < 2 ? default : segment[2..];
            switch (marker)
            {
                case DefineHuffmanTables:
                    blocks.FindTables(content, jpeg.Length - left.Length - content.Length);
                    break;
                case DefineRestartInterval when content.Length >= 2:
                    blocks._restartInterval = BinaryPrimitives.ReadUInt16BigEndian(content);
                    break;
                case StartOfScan when content.Length > 0 && content.Length >= 4 + (2 * content[0]):
                    blocks.BuildTables();
                    if (!blocks.IsScanComplete(content, left))
                    {
                        return false;
                    }

                    break;
                default:
                    blocks._frame = JpegStructure.IsFrame(marker) && content.Length >= 6 + (3 * content[5]) ? content : blocks._frame;
                    break;
            }
        }

        return true;
    }

    private readonly void FindTables(ReadOnlySpan<byte> content, int start)
    {
        while (content.Length > TableHead)
        {
            var (kind, id) = (content[0] >> 4, content[0] & 0x0F);
            var codes = 0;
            foreach (var count in content[1..TableHead])
            {
                codes += count;
            }

            var length = TableHead + codes;
            if (kind > 1 || id > 3 || codes > 256 || content.Length < length)
            {
                return;
            }

            _definitions[(4 * kind) + id] = (start + 1)..(start + length);
            content = content[length..];
            start += length;
        }
    }

    private readonly void BuildTables()
    {
        for (var index = 0; index < TableCount; index++)
        {
            if (_definitions[index] is { } range)
            {
                var definition = _jpeg[range];
                _tables[index] = new HuffmanTable(definition[..(TableHead - 1)], definition[(TableHead - 1)..]);
                _definitions[index] = null;
            }
        }
    }

    private readonly bool IsScanComplete(ReadOnlySpan<byte> scan, ReadOnlySpan<byte> data)
    {
        // Frame: precision, height, width, count, then id, sampling factors and table of each component.
        // Scan: count, then id and tables of each component, first and last coefficient, bits that were sent and are sent.
        var count = scan[0];
        int first = scan[1 + (2 * count)];
        var last = Math.Min((int)scan[2 + (2 * count)], 63);
        if (_frame.IsEmpty || scan[3 + (2 * count)] >> 4 != 0)
        {
            return true;
        }

        var reader = new BitReader(data);
        var units = Units(scan, out var total);
        var run = 0;
        for (var unit = 0; unit < total; unit++)
        {
            if (_restartInterval > 0 && unit > 0 && unit % _restartInterval == 0)
            {
                run = 0;
                reader.SkipRestart();
            }

            foreach (var component in units)
            {
                if (!TrySkipBlock(ref reader, component, first, last, ref run))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Gets the tables of each block of a unit (annex A.2), and how many units there are.</summary>
    private readonly ReadOnlySpan<byte> Units(ReadOnlySpan<byte> scan, out long total)
    {
        var (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(_frame[1..]), BinaryPrimitives.ReadUInt16BigEndian(_frame[3..]));
        var (maxHorizontal, maxVertical) = (1, 1);
        for (var index = 0; index < _frame[5]; index++)
        {
            maxHorizontal = Math.Max(maxHorizontal, _frame[7 + (3 * index)] >> 4);
            maxVertical = Math.Max(maxVertical, _frame[7 + (3 * index)] & 0x0F);
        }

        List<byte> units = [];
        total = (long)Ceiling(width, 8 * maxHorizontal) * Ceiling(height, 8 * maxVertical);
        for (var index = 0; index < scan[0]; index++)
        {
            var (id, tables) = (scan[1 + (2 * index)], scan[2 + (2 * index)]);
            for (var component = 0; component < _frame[5]; component++)
            {
                if (_frame[6 + (3 * component)] != id)
                {
                    continue;
                }

                var (horizontal, vertical) = (_frame[7 + (3 * component)] >> 4, _frame[7 + (3 * component)] & 0x0F);
                if (scan[0] == 1)
                {
                    units.Add(tables);
                    total = (long)Ceiling(Ceiling(width * horizontal, maxHorizontal), 8)
                        * Ceiling(Ceiling(height * vertical, maxVertical), 8);
                }
                else
                {
                    units.AddRange(Enumerable.Repeat(tables, horizontal * vertical));
                }
            }
        }

        return units.ToArray();
    }

    private readonly bool TrySkipBlock(ref BitReader reader, byte tables, int first, int last, ref int run)
    {
        var coefficient = first;
        if (coefficient == 0)
        {
            if (_tables[(tables >> 4) & 3] is not { } levels || !reader.TryRead(levels, out var length))
            {
                return false;
            }

            reader.Skip(length);
            coefficient = 1;
        }

        if (coefficient > last)
        {
            return reader.IsInside;
        }

        if (run > 0)
        {
            run--;
            return true;
        }

        while (coefficient <= last)
        {
            if (_tables[4 + (tables & 3)] is not { } values || !reader.TryRead(values, out var symbol))
            {
                return false;
            }

            var (zeros, length) = (symbol >> 4, symbol & 0x0F);
            if (length == 0 && zeros < 15)
            {
                // The end of this block and, in a progressive JPEG, of a run of blocks behind it.
                run = (1 << zeros) - 1 + reader.Read(zeros);
                break;
            }

            reader.Skip(length);
            coefficient += zeros + 1;
        }

        return reader.IsInside;
    }

    private static int Ceiling(int value, int divisor) => (value + divisor - 1) / divisor;

    /// <summary>The codes of a table: for each 16 bits that may come, the length of the code at their start and its symbol.</summary>
    private sealed class HuffmanTable
    {
        private readonly ushort[] _entries = new ushort[1 << 16];

        public HuffmanTable(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols)
        {
            var (start, next) = (0, 0);
            for (var length = 1; length <= 16; length++)
            {
                for (var index = 0; index < counts[length - 1] && start < _entries.Length; index++, next++)
                {
                    var entries = _entries.AsSpan(start, Math.Min(1 << (16 - length), _entries.Length - start));
                    entries.Fill((ushort)((length << 8) | symbols[next]));
                    start += entries.Length;
                }
            }
        }

        /// <summary>Gets the length of a code, 0 when there is none, and its symbol.</summary>
        public (int Length, byte Symbol) this[int bits] => (_entries[bits] >> 8, (byte)_entries[bits]);
    }

    /// <summary>Reads the bits of a scan; a byte 0 behind 0xFF is no data (annex F.1.2.3).</summary>
    private ref struct BitReader(ReadOnlySpan<byte> data)
    {
        private ReadOnlySpan<byte> _left = data;
        private ulong _bits;
        private int _count;

        /// <summary>Gets a value indicating whether all bits that were read were there.</summary>
        public bool IsInside { get; private set; } = true;

        public bool TryRead(HuffmanTable table, out byte symbol)
        {
            Fill();
            (var length, symbol) = table[(int)(_count >= 16 ? _bits >> (_count - 16) : _bits << (16 - _count)) & 0xFFFF];
            Drop(length);
            return length > 0 && IsInside;
        }

        public int Read(int count)
        {
            Fill();
            var value = count > _count ? 0 : (int)(_bits >> (_count - count)) & ((1 << count) - 1);
            Drop(count);
            return value;
        }

        public void Skip(int count)
        {
            Fill();
            Drop(count);
        }

        /// <summary>Moves to the first bit behind the next restart marker.</summary>
        public void SkipRestart()
        {
            (_bits, _count) = (0, 0);
            if (_left is [0xFF, >= 0xD0 and <= 0xD7, ..])
            {
                _left = _left[2..];
            }
        }

        private void Drop(int count)
        {
            IsInside &= count <= _count;
            _count = Math.Max(0, _count - count);
        }

        private void Fill()
        {
            while (_count <= 48 && !_left.IsEmpty)
            {
                if (_left[0] != 0xFF)
                {
                    Add(_left[0], 1);
                }
                else if (_left is [0xFF, 0, ..])
                {
                    Add(0xFF, 2);
                }
                else
                {
                    break;
                }
            }
        }

        private void Add(byte value, int length)
        {
            _bits = (_bits << 8) | value;
            _count += 8;
            _left = _left[length..];
        }
    }
}
