namespace VisionAdapters.Wire;

/// <summary>Walks through an answer whose encoding may be JSON or another: what is read of it is written once.</summary>
/// <remarks>
/// The reader stands on a value. <see cref="NextProperty"/> and <see cref="NextElement"/> move to the next value of the object or array
/// entered last;
/// whoever gets a value must read, enter or <see cref="Skip"/> it.
/// </remarks>
internal interface IWireReader
{
    /// <summary>Gets the place of the current value's first byte.</summary>
    int TokenStart { get; }

    /// <summary>Gets the number of bytes read so far.</summary>
    int BytesRead { get; }

    /// <summary>Enters an object.</summary>
    /// <returns>False when the value is absent.</returns>
    bool EnterObject();

    /// <summary>Enters an array.</summary>
    /// <returns>False when the value is absent.</returns>
    bool EnterArray();

    /// <summary>Moves to the value of the next property.</summary>
    /// <returns>False at the object's end.</returns>
    bool NextProperty();

    /// <summary>Moves to the next element.</summary>
    /// <returns>False at the array's end.</returns>
    bool NextElement();

    /// <summary>Says whether the current property has a number, in an encoding that numbers them, or else a name.</summary>
    bool Is(int number, ReadOnlySpan<byte> name);

    /// <summary>Leaves the current value out.</summary>
    void Skip();

    /// <summary>Reads a name or a sentence.</summary>
    string? Text();

    /// <summary>Reads a finite number.</summary>
    double? Number();

    /// <summary>An answer that does not follow the protocol.</summary>
    TaggingException ProtocolError(string problem, Exception? cause = null);
}
