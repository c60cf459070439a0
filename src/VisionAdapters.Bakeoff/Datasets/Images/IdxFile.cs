using System.Buffers.Binary;
using System.IO.Compression;
using VisionAdapters.Files;

namespace VisionAdapters.Bakeoff;

/// <summary>An IDX file (the format of MNIST) of unsigned bytes: a magic number, the sizes of the dimensions, the data.</summary>
internal sealed class IdxFile
{
    // Fashion-MNIST's largest file has 47 MB of data; the bound keeps a damaged or hostile file from taking the machine's memory.
    private const long MaxData = 1L << 30;
    private const byte UnsignedByte = 0x08;

    private IdxFile(int[] sizes, byte[] data)
    {
        Sizes = sizes;
        Data = data;
    }

    public IReadOnlyList<int> Sizes { get; }

    public byte[] Data { get; }

    /// <summary>Reads a file, gunzipping it when its first bytes say so.</summary>
    /// <param name="path">The file.</param>
    /// <param name="dimensions">The number of dimensions that the file must have: 1 for labels, 3 for images.</param>
    public static IdxFile Read(string path, int dimensions)
    {
        try
        {
            using var file = RegularFile.OpenRead(path);
            return Read(file, path, dimensions);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Damaged(path, exception.Message, exception);
        }
    }

    /// <summary>Reads a file from a seekable stream.</summary>
    public static IdxFile Read(Stream file, string path, int dimensions)
    {
        try
        {
            Span<byte> magic = stackalloc byte[2];
            file.ReadExactly(magic);
            file.Position = 0;
            using var unzipped = magic is [0x1F, 0x8B] ? new GZipStream(file, CompressionMode.Decompress, leaveOpen: true) : null;
            return ReadPlain(unzipped ?? file, path, dimensions);
        }
        catch (Exception exception) when (exception is EndOfStreamException or InvalidDataException)
        {
            throw Damaged(path, exception.Message, exception);
        }
    }

    private static IdxFile ReadPlain(Stream stream, string path, int dimensions)
    {
        Span<byte> word = stackalloc byte[4];
        stream.ReadExactly(word);
        if (word is not [0, 0, UnsignedByte, _] || word[3] != dimensions)
        {
            throw Damaged(path, $"it does not start as an IDX file of unsigned bytes with {dimensions} dimension(s)", innerException: null);
        }

        var sizes = new int[dimensions];
        long total = 1;
        for (var dimension = 0; dimension < dimensions; dimension++)
        {
            stream.ReadExactly(word);
            sizes[dimension] = BinaryPrimitives.ReadInt32BigEndian(word);
            total = sizes[dimension] <= 0 || sizes[dimension] > MaxData ? long.MaxValue : total * sizes[dimension];
            if (total > MaxData)
            {
                throw Damaged(path, $"dimension {dimension + 1} has the size {sizes[dimension]}", innerException: null);
            }
        }

        return new IdxFile(sizes, ReadData(stream, (int)total));
    }

    private static byte[] ReadData(Stream stream, int total)
    {
        // Grown as data comes, so that a short file that claims to be large costs little.
        using var data = new MemoryStream(Math.Min(total, 1 << 20));
        var buffer = new byte[64 * 1024];
        while (data.Length < total)
        {
            var count = stream.Read(buffer, 0, (int)Math.Min(buffer.Length, total - data.Length));
            if (count == 0)
            {
                throw new EndOfStreamException($"the data ends after {data.Length} of {total} bytes");
            }

            data.Write(buffer, 0, count);
        }

        return data.ToArray();
    }

    private static InputFileException Damaged(string path, string detail, Exception? innerException) =>
        new(path, line: null, $"the IDX file cannot be read: {detail}. Download or install it again.", innerException);
}
