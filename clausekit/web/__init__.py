"""Pages and parts of the Streamlit app; no analysis happens here, and `state.py` alone keeps anything."""
