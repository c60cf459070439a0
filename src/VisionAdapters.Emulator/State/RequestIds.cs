using System.Buffers.Binary;

namespace VisionAdapters.Emulator;

/// <summary>Makes the ids that services give to requests: random-looking, and the same ones in every run.</summary>
internal sealed class RequestIds
{
    private long _count;

    public Guid Next()
    {
        var number = (ulong)Interlocked.Increment(ref _count);
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, Seeded.Mix(number));
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Seeded.Mix(~number));

        // The version and variant of a random UUID (RFC 9562), as clients may look at them.
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
